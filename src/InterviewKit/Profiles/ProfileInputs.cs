using InterviewKit.GraphQL;
using InterviewKit.Hiring;
using InterviewKit.Scorecards;
using InterviewKit.Taxonomy;

namespace InterviewKit.Profiles;

/// <summary>Reads what profiles are made of, under the seal; each look is written down.</summary>
internal static class ProfileInputs
{
    /// <summary>The input of each application's profile, in their order; null while any scorecard of it is sealed to the viewer, and before the first.</summary>
    public static async Task<IReadOnlyList<ProfileInput?>> ReadAsync(
        IReadOnlyList<Application> applications, ProfileBasis basis, ExposureKind kind, FieldContext context)
    {
        var shown = await context.Service<ScorecardReader>().ShowCompleteAsync(applications, kind, context.CancellationToken);
        var roles = await context.Service<TaxonomyCatalog>().RolesAsync(context.CancellationToken);
        var calibrations = await context.Service<Calibrations>().OfAsync([.. shown.Select(it => it.Seal.Application)], context.CancellationToken);
        return [.. shown.Zip(calibrations, (it, calibration) => it.Scorecards.Count == 0 ? null : new ProfileInput(
            it.Seal.Application,
            it.Seal.Opening,
            it.Seal.Interviews,
            [.. it.Scorecards.Select(scorecard => basis.Choose(scorecard))],
            roles,
            calibration,
            basis))];
    }
}
