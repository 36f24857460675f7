using System.Globalization;

namespace InterviewKit.Benchmarks.Http;

/// <summary>One turn of each side.</summary>
internal sealed record Round(Turn Service, Turn Floor)
{
    public double Ratio => Service.PerSecond / Floor.PerSecond;
}

/// <summary>A line for a scenario.</summary>
internal static class Report
{
    public static string Of(Scenario scenario, IReadOnlyList<Round> rounds)
    {
        if (rounds.Count == 0)
        {
            return $"{scenario.Name}: no round was finished; fewer seconds or connections leave requests to send.";
        }

        var ratios = rounds.Select(round => round.Ratio).ToList();
        return string.Create(CultureInfo.InvariantCulture, $"""
            {scenario.Name,-14} service/floor {Median(ratios):0.00} (of {rounds.Count}: {ratios.Min():0.00} to {ratios.Max():0.00}; mark {scenario.Mark:0.00})
                           {Both(rounds, it => it.PerSecond)} requests/s
                           {Both(rounds, it => it.ProcessorMicroseconds)} us of processor time a request, and in PostgreSQL {Both(rounds, it => it.PostgresMicroseconds)} us
                           {Both(rounds, it => it.AllocatedBytes)} bytes allocated a request
            """);
    }

    /// <summary>The medians of service and floor.</summary>
    private static string Both(IReadOnlyList<Round> rounds, Func<Turn, double> number) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Median([.. rounds.Select(round => number(round.Service))]):0} against {Median([.. rounds.Select(round => number(round.Floor))]):0}");

    private static double Median(List<double> values)
    {
        values.Sort();
        return (values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2;
    }
}
