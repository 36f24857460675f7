using System.Globalization;

namespace InterviewKit.GraphQL.Conformance.Tests.Documents;

/// <summary>The seed of all generated cases: set CONFORMANCE_SEED for others than the usual ones.</summary>
internal static class Seed
{
    public static int Value { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("CONFORMANCE_SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var seed) ? seed : 20250901;

    public static IEnumerable<Dice> Dice(int count, double faultRate) =>
        Enumerable.Range(0, count).Select(i => new Dice(new Random(unchecked((Value * 7919) + i)), faultRate));
}
