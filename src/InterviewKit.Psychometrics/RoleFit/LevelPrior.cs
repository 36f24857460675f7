namespace InterviewKit.Psychometrics.RoleFit;

/// <summary>
/// What a calibration knows of the level of scores: the joint normal distribution of μ and of μ + δ for each dimension it has seen.
/// Plain data, so that it can be stored with the version.
/// </summary>
/// <param name="Mean">Mean of μ, the level over all dimensions.</param>
/// <param name="Variance">Variance of μ, 0 or more.</param>
/// <param name="Dimensions">The dimensions seen; none in version 0. Any other dimension has the level μ + N(0, σ²δ).</param>
public sealed record LevelPrior(double Mean, double Variance, IReadOnlyList<DimensionLevel> Dimensions)
{
    /// <summary>μ ~ N(3, .25), no dimension seen.</summary>
    public static LevelPrior Default { get; } = new(3, .25, []);

    /// <summary>Mean and covariance (row by row) of μ + δ for the dimensions asked, in the order asked.</summary>
    internal (double[] Mean, double[] Covariance) Of(IReadOnlyList<string> dimensions, double dimensionVariance)
    {
        var index = Dimensions.Select((level, i) => (level.Dimension, i)).ToDictionary(pair => pair.Dimension, pair => pair.i, StringComparer.Ordinal);
        var known = dimensions.Select(dimension => index.GetValueOrDefault(dimension, -1)).ToArray();
        var mean = known.Select(i => i < 0 ? Mean : Dimensions[i].Mean).ToArray();
        var covariance = new double[known.Length * known.Length];
        for (var a = 0; a < known.Length; a++)
        {
            for (var b = 0; b < known.Length; b++)
            {
                covariance[(a * known.Length) + b] = (known[a], known[b]) switch
                {
                    ( < 0, < 0) => Variance + (a == b ? dimensionVariance : 0),
                    ( < 0, var seen) => Dimensions[seen].CovarianceWithOverall,
                    (var seen, < 0) => Dimensions[seen].CovarianceWithOverall,
                    var (first, second) => Dimensions[first].Covariances[second],
                };
            }
        }

        return (mean, covariance);
    }

    internal void Check()
    {
        if (!double.IsFinite(Mean) || !(Variance >= 0 && double.IsFinite(Variance)))
        {
            throw new ArgumentException($"The prior of the level has a finite mean and a variance of at least 0, but found {Mean} and {Variance}.");
        }

        if (Dimensions.FirstOrDefault(level => level.Covariances.Count != Dimensions.Count) is { } odd)
        {
            throw new ArgumentException(
                $"Dimension \"{odd.Dimension}\" needs a covariance with each of the {Dimensions.Count} dimensions, but has {odd.Covariances.Count}.");
        }
    }
}
