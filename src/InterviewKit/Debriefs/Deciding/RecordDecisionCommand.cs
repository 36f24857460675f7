using InterviewKit.Access;
using InterviewKit.GraphQL;
using InterviewKit.Hiring;
using InterviewKit.Shared;

namespace InterviewKit.Debriefs;

/// <summary>Loads what <see cref="RecordDecision"/> decides on, and stores what it decided: event, snapshot, words, application, outbox, all in one transaction.</summary>
internal static class RecordDecisionCommand
{
    public static ValueTask<ApplicationPayload> ResolveAsync(FieldContext context) =>
        ApplicationPayload.RunAsync<RecordDecisionInput>(context, (input, session, cancellationToken) => RunAsync(input, context, session, cancellationToken));

    private static async Task<CommandOutcome> RunAsync(
        RecordDecisionInput input, FieldContext context, CommandSession session, CancellationToken cancellationToken)
    {
        var documents = session.Documents;
        var viewer = context.Service<Viewer>();
        if (await ApplicationToDebrief.FindAsync(input.ApplicationId, context, documents, cancellationToken) is not var (application, opening))
        {
            return new CommandOutcome.Refused(NotFound.Of("application", "input", "applicationId"));
        }

        if (RecordDecision.Check(input, application, opening.Facts(), viewer) is { Count: > 0 } errors)
        {
            return new CommandOutcome.Refused(errors);
        }

        var history = await documents.LoadAsync<DecisionHistory>(application.Id.Value, cancellationToken);
        var recorded = RecordDecision.Decide(input, application, history, viewer.Person!.Value, session.Now);
        if (history is null)
        {
            documents.Events.StartStream<DecisionHistory>(application.Id.Value, recorded);
        }
        else
        {
            documents.Events.Append(application.Id.Value, history.Version + 1, recorded);
        }

        documents.Insert(RecordDecision.TextOf(recorded, input.Rationale));
        documents.UpdateRevision(RecordDecision.Apply(application, recorded), application.Version + 1);
        var id = GlobalId.Of(application.Id);
        session.Announce(ChangeType.DecisionRecorded, id, id);
        session.Announce(ChangeType.ApplicationChanged, id, id);
        return new CommandOutcome.Changed(NodeKeys.Of(application.Id), Created: false);
    }
}
