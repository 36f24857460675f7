namespace InterviewKit.Psychometrics;

/// <summary>
/// A statistic with its confidence interval, or the reason why there is none. Immutable. <see cref="Value"/> is never NaN, and is null
/// exactly when <see cref="Withheld"/> is set; <see cref="Low"/> and <see cref="High"/> may be null beside a value that has no interval.
/// </summary>
public sealed record Estimate
{
    private Estimate(double? value, double? low, double? high, double level, int n, string? withheld)
        => (Value, Low, High, Level, N, Withheld) = (value, low, high, level, n, withheld);

    /// <summary>The statistic on its own scale; null when it is undefined for these data.</summary>
    public double? Value { get; }

    /// <summary>Lower end of the interval, in the unit of <see cref="Value"/>.</summary>
    public double? Low { get; }

    /// <summary>Upper end of the interval, in the unit of <see cref="Value"/>.</summary>
    public double? High { get; }

    /// <summary>Coverage that the interval aims at, between 0 and 1; 0.95 unless said otherwise.</summary>
    public double Level { get; }

    /// <summary>How many units (ratings, candidates, pairs: the statistic says which) the value rests on, or would have.</summary>
    public int N { get; }

    /// <summary>A sentence that says why there is no value; null when there is one.</summary>
    public string? Withheld { get; }

    /// <summary>A value, with its interval where it has one.</summary>
    /// <exception cref="ArgumentException">The value or an end is not a finite number.</exception>
    public static Estimate Of(double value, int n, double? low = null, double? high = null, double level = 0.95)
    {
        if (!double.IsFinite(value) || (low is { } l && !double.IsFinite(l)) || (high is { } h && !double.IsFinite(h)))
        {
            throw new ArgumentException($"An estimate is made of finite numbers, but found {value} ({low} to {high}).", nameof(value));
        }

        return new Estimate(value, low, high, level, n, null);
    }

    /// <summary>No value, for the reason given.</summary>
    /// <exception cref="ArgumentException">The reason is blank.</exception>
    public static Estimate Undefined(string reason, int n, double level = 0.95)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return new Estimate(null, null, null, level, n, reason);
    }
}
