using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using InterviewKit.Benchmarks.Comparison;
using InterviewKit.Benchmarks.Floor;
using InterviewKit.Benchmarks.Http;
using InterviewKit.Benchmarks.Store;

namespace InterviewKit.Benchmarks;

/// <summary>
/// <c>http</c> compares the service with a floor, <c>store</c> the store with raw Npgsql, <c>comparison</c> a comparison of fifty with one profile; <c>floor</c> is
/// that floor; anything else is BenchmarkDotNet's.
/// </summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["http", .. var options]:
                return await HttpComparison.RunAsync(options);
            case ["store", .. var options]:
                return await StoreComparison.RunAsync(options);
            case [FloorServer.Verb, var url]:
                await FloorServer.RunAsync(url);
                return 0;
            case [ComparisonAgainstProfile.Verb]:
                return await ComparisonAgainstProfile.RunAsync();
            default:
                // In this process: building a project for each benchmark takes longer than all of them, and more than BenchmarkDotNet waits for.
                var job = Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance).AsDefault();
                BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, DefaultConfig.Instance.AddJob(job));
                return 0;
        }
    }
}
