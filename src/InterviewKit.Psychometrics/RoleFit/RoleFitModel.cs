namespace InterviewKit.Psychometrics.RoleFit;

/// <summary>
/// The exact Gaussian posterior of what interviewers measure, given a calibration:
/// y = μ + δ(dimension) + c(application) + s(application × dimension) + r(interviewer) + h(interviewer × application) + e, all normal.
/// Linear mixed-model theory: Henderson (1975, Biometrics 31); Robinson (1991, Statistical Science 6). Pure and thread safe.
/// </summary>
public static class RoleFitModel
{
    /// <summary>
    /// The posterior of every application rated. For an application's profile give its own ratings only; for a comparison give those of
    /// all of the opening's applications, which then share interviewers and levels.
    /// </summary>
    /// <param name="calibration">The version that the applications are pinned to, or <see cref="Calibration.Default"/>.</param>
    /// <param name="ratings">In any order: the result is the same to the last bit. None at all gives an empty posterior.</param>
    /// <exception cref="ArgumentException">A rating lacks a key or lies outside 1 to 5, or the calibration is no probability distribution.</exception>
    public static RoleFitPosterior Estimate(Calibration calibration, IReadOnlyList<Rating> ratings)
    {
        ArgumentNullException.ThrowIfNull(calibration);
        calibration.Check();
        return OfObservations(calibration, RatingObservation.FromRatings(ratings));
    }

    /// <summary>The same from observations, which the model itself does not bound: ordered by application, dimension and interviewer.</summary>
    internal static RoleFitPosterior OfObservations(Calibration calibration, IReadOnlyList<RatingObservation> observations)
    {
        if (observations.Count == 0)
        {
            return new RoleFitPosterior(calibration, observations, [], []);
        }

        var shared = new SharedEffects(calibration, observations);
        var blocks = observations
            .GroupBy(observation => observation.Application, StringComparer.Ordinal)
            .Select(group => (group.Key, Block: new ApplicationBlock([.. group], shared, calibration.Variances)))
            .ToArray();
        var (shift, covariance) = shared.Update([.. blocks.Select(pair => pair.Block)]);
        return new RoleFitPosterior(
            calibration, observations, [.. blocks.Select(pair => Profile(pair.Key, pair.Block, shift, covariance, shared.Count))], covariance);
    }

    /// <summary>θ ~ N(offset + F·shift, FΣF′ + C).</summary>
    private static ApplicationProfile Profile(string application, ApplicationBlock block, double[] shift, double[] covariance, int order)
    {
        var (d, m) = (block.Dimensions.Length, block.Shared.Length);
        var mean = new double[d];
        var variance = (double[])block.Noise.Clone();
        for (var i = 0; i < d; i++)
        {
            var spread = new double[m];
            for (var p = 0; p < m; p++)
            {
                for (var q = 0; q < m; q++)
                {
                    spread[p] += covariance[(block.Shared[p] * order) + block.Shared[q]] * block.Loadings[i][q];
                }
            }

            mean[i] = block.Offset[i];
            for (var p = 0; p < m; p++)
            {
                mean[i] += block.Loadings[i][p] * shift[block.Shared[p]];
            }

            for (var k = 0; k < d; k++)
            {
                variance[(i * d) + k] += LinearAlgebra.VectorMath.Dot(spread, block.Loadings[k]);
            }
        }

        return new ApplicationProfile(application, block, mean, variance);
    }
}
