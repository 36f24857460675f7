using System.Globalization;
using Xunit.Abstractions;

namespace InterviewKit.Faults.Tests.Running;

/// <summary>One run of a fault test: how large it is, by what seed, and what it found.</summary>
internal sealed class FaultRun
{
    private const string SizeVariable = "INTERVIEWKIT_FAULTS";
    private const string SeedVariable = "INTERVIEWKIT_FAULTS_SEED";

    /// <summary>At a tenth of the size the machine is shared with other tests, and what is promised in seconds may take this many times as long.</summary>
    private const int SharedMachineFactor = 10;

    private readonly ITestOutputHelper _output;
    private readonly string _name;

    public FaultRun(ITestOutputHelper output, string name)
    {
        _output = output;
        _name = name;
        Seed = int.TryParse(Environment.GetEnvironmentVariable(SeedVariable), CultureInfo.InvariantCulture, out var seed) ? seed : Random.Shared.Next();
        Say($"{(IsFull ? "full size" : $"a tenth ({SizeVariable}=full runs all of it)")}, seed {Seed} ({SeedVariable})");
    }

    public static bool IsFull => Environment.GetEnvironmentVariable(SizeVariable) == "full";

    public int Seed { get; }

    /// <summary>That number at full size, a tenth of it else, and never less than the least.</summary>
    public static int Of(int full, int least = 1) => IsFull ? full : Math.Max(least, full / 10);

    /// <summary>How long something may take that is promised within that time.</summary>
    public static TimeSpan Within(double promisedSeconds) => TimeSpan.FromSeconds(IsFull ? promisedSeconds : promisedSeconds * SharedMachineFactor);

    /// <summary>A part's own chance, the same in each run by the same seed.</summary>
    public Random ChanceOf(int part) => new(HashCode(part));

    public void Say(FormattableString found) => _output.WriteLine($"{_name}: {found.ToString(CultureInfo.InvariantCulture)}");

    private int HashCode(int part) => unchecked((Seed * 397) ^ (part * 7_919));
}
