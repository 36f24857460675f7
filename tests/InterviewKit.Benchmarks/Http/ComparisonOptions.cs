using System.Globalization;

namespace InterviewKit.Benchmarks.Http;

/// <param name="Seconds">How long one side is driven at a time.</param>
/// <param name="Rounds">How often each side has its turn.</param>
/// <param name="Connections">How many requests are under way at once.</param>
/// <param name="Only">The scenarios to run; empty for all.</param>
internal sealed record ComparisonOptions(double Seconds, int Rounds, int Connections, IReadOnlyList<string> Only)
{
    public const string Usage = """
        http [--seconds 3] [--rounds 5] [--connections 32] [--only name,name]
          --seconds      how long one side is driven at a time, 0.1 to 60
          --rounds       how often each side has its turn, 1 to 100
          --connections  how many requests are under way at once, 1 to 90
          --only         of typename, question-set, scorecards, questions, submit
        """;

    /// <exception cref="FormatException">An option is unknown, or its value out of range; the message says which.</exception>
    public static ComparisonOptions Parse(IReadOnlyList<string> args)
    {
        var options = new ComparisonOptions(3, 5, 32, []);
        for (var i = 0; i < args.Count; i += 2)
        {
            var value = i + 1 < args.Count ? args[i + 1] : throw new FormatException($"{args[i]} needs a value.");
            options = args[i] switch
            {
                "--seconds" => options with { Seconds = Number(args[i], value, 0.1, 60) },
                "--rounds" => options with { Rounds = (int)Number(args[i], value, 1, 100) },
                "--connections" => options with { Connections = (int)Number(args[i], value, 1, 90) },
                "--only" => options with { Only = value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) },
                _ => throw new FormatException($"The option {args[i]} is unknown."),
            };
        }

        return options;
    }

    private static double Number(string option, string value, double min, double max) =>
        double.TryParse(value, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : throw new FormatException($"{option} is '{value}'; expected a number from {min} to {max}.");
}
