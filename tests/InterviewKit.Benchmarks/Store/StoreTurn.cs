namespace InterviewKit.Benchmarks.Store;

/// <summary>One turn of one side.</summary>
/// <param name="PerSecond">How often the work was done in a second.</param>
/// <param name="ProcessorMicroseconds">What it took of this process each time, PostgreSQL's apart.</param>
/// <param name="AllocatedBytes">What it allocated each time.</param>
internal sealed record StoreTurn(double PerSecond, double ProcessorMicroseconds, double AllocatedBytes)
{
    public static StoreTurn Median(IEnumerable<StoreTurn> turns)
    {
        var all = turns.ToList();
        return new StoreTurn(
            Median(all.ConvertAll(turn => turn.PerSecond)),
            Median(all.ConvertAll(turn => turn.ProcessorMicroseconds)),
            Median(all.ConvertAll(turn => turn.AllocatedBytes)));
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
