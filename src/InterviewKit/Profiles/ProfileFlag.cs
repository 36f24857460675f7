using InterviewKit.Taxonomy;

namespace InterviewKit.Profiles;

/// <summary>What a reader of the profile should know before using it.</summary>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Message">A sentence for a person.</param>
internal sealed record ProfileFlag(string Code, string Message)
{
    /// <summary>Below this, two interviewers heard different things: James, Demaree and Wolf's customary mark for r_wg.</summary>
    private const double AgreementMark = 0.7;

    public static IReadOnlyList<ProfileFlag> Of(ProfileInput input, IReadOnlyList<DimensionProfile> dimensions)
    {
        var flags = new List<ProfileFlag>();
        var influenced = input.Scorecards.Count(it => it.Revision.Receipt is { Known: true, Independent: false });
        if (influenced > 0)
        {
            flags.Add(new("NOT_INDEPENDENT", $"{Count(influenced, "scorecard was", "scorecards were")} written after its author had been shown another's."));
        }

        var unknown = input.Scorecards.Count(it => !it.Revision.Receipt.Known);
        if (unknown > 0)
        {
            flags.Add(new("INDEPENDENCE_UNKNOWN", $"{Count(unknown, "scorecard was", "scorecards were")} written elsewhere; what its author had seen is not known."));
        }

        var owed = input.Interviews.Count(interview => interview is { CalledOff: false, ScorecardIn: false });
        if (owed > 0)
        {
            flags.Add(new("SCORECARDS_MISSING", $"{Count(owed, "interview has", "interviews have")} no scorecard yet; the profile may still change."));
        }

        var role = input.Roles.First(candidate => candidate.Key == input.Opening.RoleKey);
        var thin = Names(dimensions, role, dimension => (dimension.Estimate?.Raters ?? 0) < Psychometrics.RoleFit.DimensionEstimate.SufficientRaters);
        if (thin.Length > 0)
        {
            flags.Add(new("THIN_EVIDENCE", $"Fewer than two interviewers scored {thin}."));
        }

        var disputed = string.Join(", ", dimensions.Where(dimension => dimension.Estimate?.Agreement.Value < AgreementMark).Select(dimension => dimension.Key));
        if (disputed.Length > 0)
        {
            flags.Add(new("DISAGREEMENT", $"The interviewers disagree on {disputed}: talk about what each of them heard."));
        }

        return flags;
    }

    private static string Names(IReadOnlyList<DimensionProfile> dimensions, Role role, Func<DimensionProfile, bool> which) => string.Join(
        ", ", dimensions.Where(dimension => role.Dimensions.Any(weighed => weighed.Key == dimension.Key) && which(dimension)).Select(dimension => dimension.Key));

    private static string Count(int number, string one, string many) => number == 1 ? $"1 {one}" : $"{number} {many}";
}
