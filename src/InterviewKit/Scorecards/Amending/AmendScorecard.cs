using InterviewKit.Access;
using InterviewKit.Shared;

namespace InterviewKit.Scorecards;

internal sealed record AmendScorecardInput(
    string ScorecardId,
    int ExpectedRevision,
    string Reason,
    Recommendation Recommendation,
    string Summary,
    IReadOnlyList<RatingInput> Ratings,
    string? IdempotencyKey) : ICommandInput, IScorecardContent;

/// <summary>The decision whether a scorecard gets another revision: pure. What it said before stays readable.</summary>
internal static class AmendScorecard
{
    /// <summary>All that is wrong, each with its place; what forbids the whole stands alone.</summary>
    public static IReadOnlyList<UserError> Check(AmendScorecardInput input, Scorecard scorecard, SubmitScorecard.Facts facts, Viewer viewer)
    {
        if (!Permissions.MayAmendScorecard(viewer, scorecard.InterviewerId))
        {
            return [new Forbidden("Only its author amends a scorecard.", "input", "scorecardId")];
        }

        if (scorecard.Status == ScorecardStatus.Withdrawn)
        {
            return [new WrongState("The scorecard is withdrawn. Submit another instead.", ScreamingSnake.Of(scorecard.Status), "input", "scorecardId")];
        }

        var errors = new List<UserError>();
        if (input.ExpectedRevision != scorecard.Current.Number)
        {
            errors.Add(new VersionConflict(scorecard.Current.Number, "input", "expectedRevision"));
        }

        if (TextRules.Check(input.Reason, 1, TextRules.ReasonMax, "input", "reason") is { } reason)
        {
            errors.Add(reason);
        }

        errors.AddRange(ScorecardContent.Check(input, facts, scorecard.Origin));
        return errors;
    }

    /// <summary>The event of an amendment that has nothing wrong.</summary>
    public static ScorecardAmended Decide(AmendScorecardInput input, Scorecard scorecard, SubmitScorecard.Facts facts, DateTimeOffset now) => new(
        scorecard.Current.Number + 1,
        input.Recommendation,
        ScorecardContent.Pin(input, facts),
        facts.Role.Version,
        facts.Receipt,
        now);
}
