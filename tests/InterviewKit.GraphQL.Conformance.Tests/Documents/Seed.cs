using System.Globalization;

namespace InterviewKit.GraphQL.Conformance.Tests.Documents;

/// <summary>The seeds of all generated cases: set CONFORMANCE_SEED for another one than the usual ones.</summary>
internal static class Seed
{
    private static readonly int[] Usual = [20250901, 1];

    public static TheoryData<int> All { get; } = [.. Chosen() is { } seed ? [seed] : Usual];

    /// <summary>The seeds, each with the name of a schema and how many cases to generate for it.</summary>
    public static TheoryData<int, string, int> With(params ReadOnlySpan<(string Schema, int Count)> cases)
    {
        var data = new TheoryData<int, string, int>();
        foreach (var seed in Chosen() is { } chosen ? [chosen] : Usual)
        {
            foreach (var (schema, count) in cases) data.Add(seed, schema, count);
        }

        return data;
    }

    public static IEnumerable<Dice> Dice(int seed, int count, double faultRate) =>
        Enumerable.Range(0, count).Select(i => new Dice(new Random(unchecked((seed * 7919) + i)), faultRate));

    private static int? Chosen() =>
        int.TryParse(Environment.GetEnvironmentVariable("CONFORMANCE_SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var seed) ? seed : null;
}
