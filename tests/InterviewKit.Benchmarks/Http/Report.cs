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
                           {Median([.. rounds.Select(it => it.Service.PerSecond)]):0} against {Median([.. rounds.Select(it => it.Floor.PerSecond)]):0} requests/s; of processor time, PostgreSQL's apart, {Median([.. rounds.Select(it => it.Service.ProcessorMicroseconds)]):0} against {Median([.. rounds.Select(it => it.Floor.ProcessorMicroseconds)]):0} us a request
            """);
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return (values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2;
    }
}
