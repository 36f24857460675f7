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
        var scorecard = await FindAsync(input, context, session, cancellationToken);
        if (scorecard is null)
        {
            return new CommandOutcome.Refused(NotFound.Of("scorecard", "input", "scorecardId"));
        }

        await ExposureTable.LockAsync(documents, scorecard.ApplicationId, exclusive: true, cancellationToken);
        scorecard = await documents.LoadAsync<Scorecard>(scorecard.Id.Value, cancellationToken) ?? scorecard; // As it stands under the lock.
        if (WithdrawScorecard.Check(input, scorecard, viewer) is { Count: > 0 } errors)
        {
            return new CommandOutcome.Refused(errors);
        }

        var withdrawn = WithdrawScorecard.Decide(scorecard, viewer.Person, session.Now);
        documents.Events.Append(scorecard.Id.Value, scorecard.Version + 1, withdrawn);
        documents.Insert(new WithdrawalText { Id = WithdrawalText.IdOf(scorecard.Id, withdrawn.Revision), Reason = input.Reason.Trim() });
        var interview = await documents.LoadAsync<Interview>(scorecard.InterviewId.Value, cancellationToken)
            ?? throw new InvalidOperationException("A scorecard without its interview.");
        documents.UpdateRevision(interview with { Status = InterviewStatus.AwaitingScorecard }, interview.Version + 1);

        var applicationId = GlobalId.Of(scorecard.ApplicationId);
        session.Announce(ChangeType.ScorecardWithdrawn, GlobalId.Of(scorecard.Id), applicationId);
        session.Announce(ChangeType.InterviewChanged, GlobalId.Of(interview.Id), applicationId);
        session.Announce(ChangeType.ProfileUpdated, applicationId, applicationId);
        return new CommandOutcome.Changed(NodeKeys.Of(scorecard.Id), Created: false);
    }

    /// <summary>The scorecard, where the viewer may see it: one that is sealed to them is answered like none.</summary>
    private static async Task<Scorecard?> FindAsync(
        WithdrawScorecardInput input, FieldContext context, CommandSession session, CancellationToken cancellationToken)
    {
        var documents = session.Documents;
        var viewer = context.Service<Viewer>();
        var scorecard = GlobalId.Parse<ScorecardId>(input.ScorecardId) is { } id
            ? await documents.LoadAsync<Scorecard>(id.Value, cancellationToken)
            : null;
        if (scorecard is null || viewer.Person == scorecard.InterviewerId)
        {
            return scorecard;
        }

        var application = await documents.LoadAsync<Application>(scorecard.ApplicationId.Value, cancellationToken);
        var sight = await context.Service<HiringHorizon>().GetAsync(cancellationToken);
        if (application is null || !sight.Sees(application))
        {
            return null;
        }

        var seal = await ApplicationSeals.ReadAsync(documents, viewer, [application], cancellationToken);
        return seal[0].State == SealState.Open ? scorecard : null;
    }
}
