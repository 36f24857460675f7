using InterviewKit.Hiring;
using InterviewKit.Psychometrics.Agreement;
using InterviewKit.Psychometrics.RoleFit;
using InterviewKit.Scorecards;
using InterviewKit.Shared;
using InterviewKit.Taxonomy;

namespace InterviewKit.Profiles;

/// <summary>
/// An application's profile: the model's exact posterior, given its scorecards, the roles and a calibration, and nothing else: the
/// same ones give the same profile.
/// </summary>
internal sealed record RoleFitProfile
{
    public required Application Application { get; init; }

    public required DateTimeOffset AsOf { get; init; }

    public required ProfileBasis Basis { get; init; }

    public required int Scorecards { get; init; }

    public required int Raters { get; init; }

    public required int CalibrationVersion { get; init; }

    public required IReadOnlyList<DimensionProfile> Dimensions { get; init; }

    public required IReadOnlyList<RoleFit> Fits { get; init; }

    public RoleFit? BestFit { get; init; }

    public double? Agreement { get; init; }

    public required IReadOnlyList<ProfileFlag> Flags { get; init; }

    /// <summary>The profile of an application that has at least one scorecard.</summary>
    public static RoleFitProfile Of(ProfileInput input)
    {
        var key = NodeKeys.Of(input.Application.Id);
        var posterior = RoleFitModel.Estimate(input.Calibration, [.. input.Scorecards.SelectMany(it => it.Ratings(key))]);
        var estimate = posterior.Find(key);
        var definitions = input.Roles.Select(Definition).ToList();
        var fits = (estimate?.Fits(definitions) ?? [.. definitions.Select(Unobserved)])
            .Select(fit => new RoleFit(fit, fit.Role.Key == input.Opening.RoleKey ? FitBasis.Rated : FitBasis.Transferred))
            .ToList();
        var best = estimate?.BestFit(definitions).Fit?.Role.Key;
        var dimensions = DimensionsOf(input, estimate);
        return new RoleFitProfile
        {
            Application = input.Application,
            AsOf = input.Scorecards.Max(it => it.Revision.At),
            Basis = input.Basis,
            Scorecards = input.Scorecards.Count,
            Raters = input.Scorecards.Select(it => it.Scorecard.InterviewerId).Distinct().Count(),
            CalibrationVersion = input.Calibration.Version,
            Dimensions = dimensions,
            Fits = fits,
            BestFit = fits.FirstOrDefault(fit => fit.Result.Role.Key == best),
            Agreement = AgreementOf(posterior),
            Flags = ProfileFlag.Of(input, dimensions),
        };
    }

    /// <summary>The role as the model reads it.</summary>
    public static RoleDefinition Definition(Role role) =>
        new(role.Key, [.. role.Dimensions.Select(dimension => new RoleRequirement(dimension.Key, dimension.Weight, dimension.Bar))]);

    /// <summary>The fit to a role where nobody scored anything.</summary>
    private static RoleFitResult Unobserved(RoleDefinition role) => new(
        role,
        Coverage: 0,
        Raters: 0,
        Score: null,
        [.. role.Requirements.Select(requirement => new Psychometrics.RoleFit.Contribution(requirement.Dimension, 0, null))],
        "Nothing was scored.");

    private static IReadOnlyList<DimensionProfile> DimensionsOf(ProfileInput input, ApplicationProfile? estimate)
    {
        var observed = (estimate?.Dimensions ?? []).ToDictionary(dimension => dimension.Dimension, StringComparer.Ordinal);
        var own = input.Roles.First(role => role.Key == input.Opening.RoleKey).Dimensions.Select(dimension => dimension.Key).ToList();
        return [.. own
            .Concat(observed.Keys.Except(own, StringComparer.Ordinal).Order(StringComparer.Ordinal))
            .Select(key => new DimensionProfile(key, observed.GetValueOrDefault(key), input.Scorecards))];
    }

    /// <summary>r_wg(J) over the dimensions that at least two rated, from the mean of their variances: not all need the same raters.</summary>
    private static double? AgreementOf(RoleFitPosterior posterior)
    {
        var items = posterior.Observations
            .GroupBy(observation => observation.Dimension, StringComparer.Ordinal)
            .Select(dimension => dimension.Select(observation => observation.Score).ToList())
            .Where(scores => scores.Count >= 2)
            .ToList();
        if (items.Count == 0)
        {
            return null;
        }

        var meanVariance = items.Average(Variance);
        return WithinGroupAgreement.RwgJ(meanVariance, items.Count, items.Max(scores => scores.Count), Anchor.ScoreMax).Value;
    }

    private static double Variance(List<double> scores)
    {
        var mean = scores.Average();
        return scores.Sum(score => (score - mean) * (score - mean)) / (scores.Count - 1);
    }
}

/// <summary>All that a profile is made of.</summary>
internal sealed record ProfileInput(
    Application Application,
    Opening Opening,
    IReadOnlyList<Interview> Interviews,
    IReadOnlyList<ScorecardAtRevision> Scorecards,
    IReadOnlyList<Role> Roles,
    Calibration Calibration,
    ProfileBasis Basis);

/// <summary>What is known of the application on one dimension; the estimate is null where nobody scored it.</summary>
internal sealed record DimensionProfile(string Key, DimensionEstimate? Estimate, IReadOnlyList<ScorecardAtRevision> Scorecards);

/// <summary>The application against one role.</summary>
internal sealed record RoleFit(RoleFitResult Result, FitBasis Basis);
