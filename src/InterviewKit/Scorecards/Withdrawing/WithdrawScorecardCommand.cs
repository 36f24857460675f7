using InterviewKit.Access;
using InterviewKit.GraphQL;
using InterviewKit.Hiring;
using InterviewKit.Shared;

namespace InterviewKit.Scorecards;

/// <summary>Loads what <see cref="WithdrawScorecard"/> decides on, and stores what it decided. The interview awaits a scorecard again, and its author is sealed again.</summary>
internal static class WithdrawScorecardCommand
{
    public static ValueTask<ScorecardPayload> ResolveAsync(FieldContext context) =>
        ScorecardPayload.RunAsync<WithdrawScorecardInput>(context, (input, session, cancellationToken) => RunAsync(input, context, session, cancellationToken));

    private static async Task<CommandOutcome> RunAsync(
        WithdrawScorecardInput input, FieldContext context, CommandSession session, CancellationToken cancellationToken)
    {
        var documents = session.Documents;
        var viewer = context.Service<Viewer>();
        if (await ScorecardAtHand.LockAsync(input.ScorecardId, context, session, cancellationToken) is not { } scorecard)
        {
            return new CommandOutcome.Refused(NotFound.Of("scorecard", "input", "scorecardId"));
        }

        if (WithdrawScorecard.Check(input, scorecard, viewer) is { Count: > 0 } errors)
        {
            return new CommandOutcome.Refused(errors);
        }

        var withdrawn = WithdrawScorecard.Decide(scorecard, viewer.Person, session.Now);
        documents.Events.Append(scorecard.Id.Value, scorecard.Version + 1, withdrawn);
        documents.Insert(new WithdrawalText { Id = WithdrawalText.IdOf(scorecard.Id, withdrawn.Revision), Reason = input.Reason.Trim() });
        var interview = await documents.LoadAsync<Interview>(scorecard.InterviewId.Value, cancellationToken)
            ?? throw new InvalidOperationException("A scorecard without its interview.");
        documents.UpdateRevision(interview with { Status = InterviewStatus.AwaitingScorecard, ScorecardWithdrawn = true }, interview.Version + 1);

        var applicationId = GlobalId.Of(scorecard.ApplicationId);
        session.Announce(ChangeType.ScorecardWithdrawn, GlobalId.Of(scorecard.Id), applicationId);
        session.Announce(ChangeType.InterviewChanged, GlobalId.Of(interview.Id), applicationId);
        session.Announce(ChangeType.ProfileUpdated, applicationId, applicationId);
        return new CommandOutcome.Changed(NodeKeys.Of(scorecard.Id), Created: false);
    }
}
