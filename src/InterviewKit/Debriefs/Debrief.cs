using InterviewKit.Access;
using InterviewKit.Hiring;
using InterviewKit.Scorecards;
using InterviewKit.Taxonomy;

namespace InterviewKit.Debriefs;

/// <summary>An application's debrief as a viewer may see it.</summary>
internal sealed record Debrief(
    Application Application,
    DebriefState State,
    IReadOnlyList<DebriefRow>? Rows,
    IReadOnlyList<DebriefRecommendation>? Recommendations,
    IReadOnlyList<Interview> Missing)
{
    public DateTimeOffset? OpenedAt => Application.DebriefOpenedAt;

    public PersonId? OpenedBy => Application.DebriefOpenedBy;

    /// <summary>What everybody who sees the application may know: who is awaited, and since when.</summary>
    public static Debrief WithoutContent(SealedApplication sealedApplication) => new(
        sealedApplication.Application,
        sealedApplication.Application.DebriefState(sealedApplication.Interviews),
        null,
        null,
        [.. sealedApplication.Interviews
            .Where(interview => interview is { CalledOff: false, ScorecardIn: false })
            .OrderBy(interview => interview.ScorecardDueAt ?? DateTimeOffset.MaxValue)
            .ThenBy(interview => interview.Id.Value)]);

    /// <summary>With what the scorecards say, where none of them is sealed to the viewer.</summary>
    public static Debrief Of(VisibleScorecards shown, IReadOnlyList<Role> roles)
    {
        var debrief = WithoutContent(shown.Seal);
        if (!shown.Complete)
        {
            return debrief;
        }

        var scorecards = shown.Scorecards.Select(ScorecardAtRevision.Independent).ToList();
        return debrief with
        {
            Rows = DebriefGrid.Of(scorecards, roles.First(role => role.Key == shown.Seal.Opening.RoleKey)),
            Recommendations = [.. scorecards.Select(it => new DebriefRecommendation(it))],
        };
    }
}

/// <summary>What an interviewer would do.</summary>
internal sealed record DebriefRecommendation(ScorecardAtRevision At)
{
    public Scorecard Scorecard => At.Scorecard;

    public Recommendation Recommendation => At.Revision.Recommendation;
}
