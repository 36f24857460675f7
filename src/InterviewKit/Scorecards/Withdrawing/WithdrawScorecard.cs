using InterviewKit.Access;
using InterviewKit.Shared;

namespace InterviewKit.Scorecards;

internal sealed record WithdrawScorecardInput(string ScorecardId, int ExpectedRevision, string Reason, string? IdempotencyKey) : ICommandInput;

/// <summary>The decision whether a scorecard is taken back: pure, over the scorecard as it stands.</summary>
internal static class WithdrawScorecard
{
    /// <summary>All that is wrong, each with its place.</summary>
    public static IReadOnlyList<UserError> Check(WithdrawScorecardInput input, Scorecard scorecard, Viewer viewer)
    {
        if (!Permissions.MayWithdrawScorecard(viewer, scorecard.InterviewerId))
        {
            return [new Forbidden("Its author or an administrator withdraws a scorecard.", "input", "scorecardId")];
        }

        if (scorecard.Status == ScorecardStatus.Withdrawn)
        {
            return [new WrongState("The scorecard is withdrawn already.", ScreamingSnake.Of(scorecard.Status), "input", "scorecardId")];
        }

        if (input.ExpectedRevision != scorecard.Current.Number)
        {
            return [new VersionConflict(scorecard.Current.Number, "input", "expectedRevision")];
        }

        return TextRules.Check(input.Reason, 1, TextRules.ReasonMax, "input", "reason") is { } reason ? [reason] : [];
    }

    /// <summary>The event of a withdrawal that has nothing wrong.</summary>
    public static ScorecardWithdrawn Decide(Scorecard scorecard, PersonId? by, DateTimeOffset now) => new(scorecard.Current.Number, by, now);
}
