using InterviewKit.Access;
using InterviewKit.GraphQL;
using InterviewKit.Hiring;
using InterviewKit.Shared;

namespace InterviewKit.Scorecards;

/// <summary>Loads what <see cref="AmendScorecard"/> decides on, and stores what it decided: the next revision, with its own words and receipt.</summary>
internal static class AmendScorecardCommand
{
    public static ValueTask<ScorecardPayload> ResolveAsync(FieldContext context) =>
        ScorecardPayload.RunAsync<AmendScorecardInput>(context, (input, session, cancellationToken) => RunAsync(input, context, session, cancellationToken));

    private static async Task<CommandOutcome> RunAsync(
        AmendScorecardInput input, FieldContext context, CommandSession session, CancellationToken cancellationToken)
    {
        var documents = session.Documents;
        if (await ScorecardAtHand.LockAsync(input.ScorecardId, context, session, cancellationToken) is not { } scorecard)
        {
            return new CommandOutcome.Refused(NotFound.Of("scorecard", "input", "scorecardId"));
        }

        var interview = await documents.LoadAsync<Interview>(scorecard.InterviewId.Value, cancellationToken)
            ?? throw new InvalidOperationException("A scorecard without its interview.");
        var facts = await ScorecardFacts.LoadAsync(interview, context, session, cancellationToken);
        if (AmendScorecard.Check(input, scorecard, facts, context.Service<Viewer>()) is { Count: > 0 } errors)
        {
            return new CommandOutcome.Refused(errors);
        }

        var amended = AmendScorecard.Decide(input, scorecard, facts, session.Now);
        documents.Events.Append(scorecard.Id.Value, scorecard.Version + 1, amended);
        documents.Insert(ScorecardContent.Words(input, scorecard.Id, amended.Revision) with { Reason = input.Reason.Trim() });

        var applicationId = GlobalId.Of(scorecard.ApplicationId);
        session.Announce(ChangeType.ScorecardAmended, GlobalId.Of(scorecard.Id), applicationId);
        session.Announce(ChangeType.ProfileUpdated, applicationId, applicationId);
        return new CommandOutcome.Changed(NodeKeys.Of(scorecard.Id), Created: false);
    }
}
