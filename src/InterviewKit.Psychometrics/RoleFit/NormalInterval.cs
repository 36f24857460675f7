using MathNet.Numerics.Distributions;

namespace InterviewKit.Psychometrics.RoleFit;

/// <summary>The normal arithmetic that fits and dimensions share.</summary>
internal static class NormalInterval
{
    public static Interval Around(double mean, double variance, double level, double lowest, double highest)
    {
        if (!(level is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "The level of an interval lies between 0 and 1, both exclusive.");
        }

        var half = Normal.InvCDF(0, 1, (1 + level) / 2) * Math.Sqrt(variance);
        return new Interval(Math.Clamp(mean - half, lowest, highest), Math.Clamp(mean + half, lowest, highest), level);
    }

    /// <summary>
    /// P(X &gt; 0) for X ~ N(mean, variance). A variance that is 0 up to rounding means a certainty, or ½ where the mean is 0 as well:
    /// two roles with the same weights are a tie, not a win.
    /// </summary>
    public static double ProbabilityAboveZero(double mean, double variance)
    {
        const double Rounding = 1e-12;
        if (variance > Rounding)
        {
            return Normal.CDF(0, 1, mean / Math.Sqrt(variance));
        }

        return Math.Abs(mean) < 1e-9 ? 0.5 : mean > 0 ? 1 : 0;
    }
}
