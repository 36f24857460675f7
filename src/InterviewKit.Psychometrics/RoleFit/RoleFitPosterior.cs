using InterviewKit.Psychometrics.LinearAlgebra;

namespace InterviewKit.Psychometrics.RoleFit;

/// <summary>The joint posterior of the applications in a set of ratings. Immutable, thread safe.</summary>
public sealed class RoleFitPosterior
{
    private readonly double[] sharedCovariance;
    private readonly Dictionary<string, ApplicationProfile> profiles;

    internal RoleFitPosterior(
        Calibration calibration, IReadOnlyList<RatingObservation> observations, IReadOnlyList<ApplicationProfile> applications, double[] sharedCovariance)
    {
        (Calibration, Observations, Applications, this.sharedCovariance) = (calibration, observations, applications, sharedCovariance);
        profiles = applications.ToDictionary(profile => profile.Application, StringComparer.Ordinal);
    }

    /// <summary>The calibration it was computed with.</summary>
    public Calibration Calibration { get; }

    /// <summary>The observations made of the ratings, ordered by application, dimension and interviewer.</summary>
    public IReadOnlyList<RatingObservation> Observations { get; }

    /// <summary>A profile for each application with at least one rating, ordered by key.</summary>
    public IReadOnlyList<ApplicationProfile> Applications { get; }

    /// <summary>The profile of an application; null if nobody has rated it.</summary>
    public ApplicationProfile? Find(string application) => profiles.GetValueOrDefault(application);

    /// <summary>
    /// Every two applications with sufficient evidence for the role, compared under the joint posterior: what they share (severity of a
    /// common interviewer, the levels) cancels. Ordered by the keys of the two.
    /// </summary>
    public IReadOnlyList<ApplicationPair> Pairs(RoleDefinition role)
    {
        ArgumentNullException.ThrowIfNull(role);
        var candidates = Applications
            .Select(profile => (profile.Application, Fit: profile.Fit(role).Score, profile))
            .Where(candidate => candidate.Fit is not null)
            .Select(candidate => Project(candidate.profile, candidate.Fit!, role))
            .ToArray();
        var pairs = new List<ApplicationPair>(candidates.Length * (candidates.Length - 1) / 2);
        for (var i = 0; i < candidates.Length; i++)
        {
            for (var k = i + 1; k < candidates.Length; k++)
            {
                pairs.Add(Compare(candidates[i], candidates[k]));
            }
        }

        return pairs;
    }

    private static ApplicationPair Compare(Projection first, Projection second)
    {
        var cross = VectorMath.Dot(first.Loadings, second.Spread);
        var variance = first.Variance + second.Variance - (2 * ScoreScale.PointsPerStep * ScoreScale.PointsPerStep * cross);
        var (higher, lower) = second.Score > first.Score ? (second, first) : (first, second);
        return new ApplicationPair(
            higher.Application, lower.Application, NormalInterval.ProbabilityAboveZero(higher.Score - lower.Score, variance));
    }

    private Projection Project(ApplicationProfile profile, RoleScore fit, RoleDefinition role)
    {
        var order = (int)Math.Round(Math.Sqrt(sharedCovariance.Length));
        var weights = profile.Weights(role);
        var loadings = new double[order];
        for (var i = 0; i < weights.Length; i++)
        {
            for (var p = 0; p < profile.Block.Shared.Length; p++)
            {
                loadings[profile.Block.Shared[p]] += weights[i] * profile.Block.Loadings[i][p];
            }
        }

        var spread = new double[order];
        for (var i = 0; i < order; i++)
        {
            spread[i] = VectorMath.Dot(sharedCovariance.AsSpan(i * order, order), loadings);
        }

        return new Projection(profile.Application, fit.Score, fit.Variance, loadings, spread);
    }

    /// <summary>A score as a function of the shared effects: its loadings on them, and their covariances with it.</summary>
    private sealed record Projection(string Application, double Score, double Variance, double[] Loadings, double[] Spread);
}
