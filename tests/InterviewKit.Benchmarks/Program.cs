using BenchmarkDotNet.Running;
using InterviewKit.Benchmarks.Comparison;
using InterviewKit.Benchmarks.Floor;
using InterviewKit.Benchmarks.Http;

namespace InterviewKit.Benchmarks;

/// <summary><c>http</c> compares the service with a floor; <c>floor</c> is that floor; <c>comparison</c> sets a comparison beside a profile; anything else is BenchmarkDotNet's.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["http", .. var options]:
                return await HttpComparison.RunAsync(options);
            case [FloorServer.Verb, var url]:
                await FloorServer.RunAsync(url);
                return 0;
            case [ComparisonAgainstProfile.Verb]:
                return await ComparisonAgainstProfile.RunAsync();
            default:
                BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
                return 0;
        }
    }
}
