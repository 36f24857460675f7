using MathNet.Numerics.Distributions;

namespace InterviewKit.Psychometrics.AdverseImpact;

/// <summary>
/// The score interval of a proportion (Wilson 1927, Journal of the American Statistical Association 22), which unlike the textbook one
/// stays within 0 to 1 and has a width where nobody, or everybody, was selected. Thread safe.
/// </summary>
public static class WilsonInterval
{
    /// <summary>The interval of successes ÷ trials.</summary>
    /// <param name="successes">0 to <paramref name="trials"/>.</param>
    /// <param name="trials">At least 1.</param>
    /// <param name="level">Coverage, between 0 and 1 exclusive.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static Interval Of(int successes, int trials, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        if (!(level is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "The level of an interval lies between 0 and 1, both exclusive.");
        }

        var z = Normal.InvCDF(0, 1, (1 + level) / 2);
        var share = (double)successes / trials;
        var centre = share + (z * z / (2 * trials));
        var half = z * Math.Sqrt((share * (1 - share) / trials) + (z * z / (4.0 * trials * trials)));
        var scale = 1 + (z * z / trials);

        // At the ends the formula gives exactly 0 and 1, but for rounding.
        return new Interval(successes == 0 ? 0 : (centre - half) / scale, successes == trials ? 1 : (centre + half) / scale, level);
    }
}
