using InterviewKit.Access;
using InterviewKit.Hiring;
using InterviewKit.QuestionSets;
using InterviewKit.Shared;
using InterviewKit.Taxonomy;

namespace InterviewKit.Scorecards;

/// <summary>The decision whether a scorecard comes in: pure, over what was loaded for it.</summary>
internal static class SubmitScorecard
{
    /// <summary>What the decision is made on.</summary>
    /// <param name="Interview">The interview, which the viewer may see.</param>
    /// <param name="QuestionSet">The version of the set that it asks; null where it asks none.</param>
    /// <param name="Dimensions">All of the workspace.</param>
    /// <param name="Role">The opening's role as it stands.</param>
    /// <param name="Receipt">What the interviewer had been shown.</param>
    internal sealed record Facts(Interview Interview, QuestionSetVersion? QuestionSet, IReadOnlyList<Dimension> Dimensions, Role Role, Receipt Receipt)
    {
        /// <summary>The version of the interviewer's draft; 0 where there is none.</summary>
        public int DraftVersion { get; init; }
    }

    /// <summary>All that is wrong, each with its place; what forbids the whole stands alone.</summary>
    public static IReadOnlyList<UserError> Check(SubmitScorecardInput input, Facts facts, Viewer viewer)
    {
        if (!Permissions.MaySubmitScorecard(viewer, facts.Interview.InterviewerId))
        {
            return [new NotYourInterview("input", "interviewId")];
        }

        if (facts.Interview.ScorecardIn)
        {
            return [new AlreadySubmitted("input", "interviewId")];
        }

        var errors = new List<UserError>();
        if (CheckTookPlace(facts.Interview) is { } calledOff)
        {
            errors.Add(calledOff);
        }

        if (input.ExpectedDraftVersion is { } expected && expected != facts.DraftVersion)
        {
            errors.Add(new VersionConflict(facts.DraftVersion, "input", "expectedDraftVersion"));
        }

        errors.AddRange(ScorecardContent.Check(input, facts, ScorecardOrigin.Entered));
        return errors;
    }

    /// <summary>The refusal of a scorecard, or of a draft of one, for an interview that was called off; null for any other.</summary>
    public static UserError? CheckTookPlace(Interview interview) => interview.CalledOff
        ? new WrongState("This interview did not take place, so it has no scorecard.", ScreamingSnake.Of(interview.Status), "input", "interviewId")
        : null;

    /// <summary>The event of a scorecard that has nothing wrong.</summary>
    public static ScorecardSubmitted Decide(IScorecardContent content, Facts facts, int revision, DateTimeOffset now) => new()
    {
        InterviewId = facts.Interview.Id,
        ApplicationId = facts.Interview.ApplicationId,
        OpeningId = facts.Interview.OpeningId,
        InterviewerId = facts.Interview.InterviewerId,
        Revision = revision,
        Origin = ScorecardOrigin.Entered,
        Recommendation = content.Recommendation,
        Ratings = ScorecardContent.Pin(content, facts),
        RoleKey = facts.Role.Key,
        RoleVersion = facts.Role.Version,
        QuestionSetVersionId = facts.Interview.QuestionSetVersionId,
        Receipt = facts.Receipt,
        At = now,
    };
}
