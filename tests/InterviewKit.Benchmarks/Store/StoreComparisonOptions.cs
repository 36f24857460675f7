using System.Globalization;

namespace InterviewKit.Benchmarks.Store;

/// <param name="Seconds">How long one side works at a time.</param>
/// <param name="Rounds">How often each side has its turn.</param>
/// <param name="Connections">How many work at once.</param>
/// <param name="Only">The scenarios to run; empty for all.</param>
internal sealed record StoreComparisonOptions(double Seconds, int Rounds, int Connections, IReadOnlyList<string> Only)
{
    public static string Usage { get; } = $"""
        store [--seconds 2] [--rounds 5] [--connections 8] [--only name,name]
          --seconds      how long one side works at a time, 0.1 to 60
          --rounds       how often each side has its turn, 1 to 100
          --connections  how many work at once, 1 to 90
          --only         of {string.Join(", ", StoreScenario.Names)}
        """;

    /// <exception cref="FormatException">An option is unknown, or its value out of range; the message says which.</exception>
    public static StoreComparisonOptions Parse(IReadOnlyList<string> args)
    {
        var options = new StoreComparisonOptions(2, 5, 8, []);
        for (var i = 0; i < args.Count; i += 2)
        {
            var value = i + 1 < args.Count ? args[i + 1] : throw new FormatException($"{args[i]} needs a value.");
            options = args[i] switch
            {
                "--seconds" => options with { Seconds = Number(args[i], value, 0.1, 60) },
                "--rounds" => options with { Rounds = (int)Number(args[i], value, 1, 100) },
                "--connections" => options with { Connections = (int)Number(args[i], value, 1, 90) },
                "--only" => options with { Only = Scenarios(value) },
                _ => throw new FormatException($"The option {args[i]} is unknown."),
            };
        }

        return options;
    }

    private static string[] Scenarios(string names)
    {
        var all = names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return Array.Find(all, name => !StoreScenario.Names.Contains(name)) is { } unknown
            ? throw new FormatException($"There is no scenario '{unknown}'; expected some of {string.Join(", ", StoreScenario.Names)}.")
            : all;
    }

    private static double Number(string option, string value, double min, double max) =>
        double.TryParse(value, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : throw new FormatException($"{option} is '{value}'; expected a number from {min} to {max}.");
}
