namespace InterviewKit.Psychometrics;

/// <summary>
/// How a percentile interval is drawn: units are resampled with replacement. The same seed gives the same interval, so that a published
/// figure can be computed again.
/// </summary>
/// <param name="Resamples">How many, 100 to 100,000.</param>
/// <param name="Seed">Of the pseudo-random numbers.</param>
/// <param name="Level">Coverage, between 0 and 1 exclusive.</param>
public sealed record Bootstrap(int Resamples = 1000, int Seed = 1, double Level = 0.95)
{
    /// <summary>1,000 resamples, seed 1, 95 %.</summary>
    public static Bootstrap Default { get; } = new();

    /// <summary>
    /// The interval of a statistic over <paramref name="units"/> units. The statistic is given the indices drawn and answers null where it
    /// is undefined; such resamples are left out. Null when fewer than half of the resamples are defined.
    /// </summary>
    internal (double Low, double High)? Interval(int units, Func<int[], double?> statistic)
    {
        Check();
        if (units < 2)
        {
            return null;
        }

        var random = new Random(Seed);
        var drawn = new int[units];
        var values = new List<double>(Resamples);
        for (var resample = 0; resample < Resamples; resample++)
        {
            for (var i = 0; i < units; i++)
            {
                drawn[i] = random.Next(units);
            }

            if (statistic(drawn) is { } value)
            {
                values.Add(value);
            }
        }

        if (values.Count * 2 < Resamples)
        {
            return null;
        }

        values.Sort();
        return (Quantile(values, (1 - Level) / 2), Quantile(values, (1 + Level) / 2));
    }

    /// <summary>Linear interpolation of order statistics (type 7 of Hyndman and Fan).</summary>
    private static double Quantile(List<double> sorted, double probability)
    {
        var position = probability * (sorted.Count - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }

    private void Check()
    {
        if (Resamples is < 100 or > 100_000 || !(Level is > 0 and < 1))
        {
            throw new ArgumentException($"A bootstrap has 100 to 100,000 resamples and a level between 0 and 1, but found {this}.");
        }
    }
}
