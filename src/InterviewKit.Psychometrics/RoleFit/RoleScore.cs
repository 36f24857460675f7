namespace InterviewKit.Psychometrics.RoleFit;

/// <summary>How well an application fits a role, in points from 0 to 100. Made only where the evidence suffices.</summary>
/// <param name="Score">25(w′t − 1), w the role's weights renormalised over the observed dimensions. Not clamped.</param>
/// <param name="RawScore">The same from the scores as given: unadjusted, unshrunk.</param>
/// <param name="Variance">625 w′Sw, in squared points.</param>
/// <param name="Bar">25(w′b − 1), with the same weights.</param>
public sealed record RoleScore(double Score, double RawScore, double Variance, double Bar)
{
    /// <summary>Score over bar, in points; negative below it.</summary>
    public double Margin => Score - Bar;

    /// <summary>Posterior standard deviation of the score, in points.</summary>
    public double StandardDeviation => Math.Sqrt(Variance);

    /// <summary>Φ(margin/sd): the probability that what the panel measures meets the bar.</summary>
    public double ProbabilityMeetsBar => NormalInterval.ProbabilityAboveZero(Margin, Variance);

    /// <summary>Central normal interval of the score, its ends clamped to 0 to 100.</summary>
    /// <param name="level">Probability inside, between 0 and 1 exclusive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public Interval Interval(double level = 0.8) => NormalInterval.Around(Score, Variance, level, 0, 100);
}
