using InterviewKit.Access;
using InterviewKit.GraphQL;
using InterviewKit.Shared;
using InterviewKit.Taxonomy;

namespace InterviewKit.Scorecards;

/// <summary>
/// Reads what <see cref="SubmitScorecard"/> decides on, and stores what it decided: event, snapshot, words, interview, outbox, all in one transaction.
/// Its author is answered with what was committed.
/// </summary>
internal static class SubmitScorecardCommand
{
    public static ValueTask<ScorecardPayload> ResolveAsync(FieldContext context)
    {
        Action? remember = null;
        Scorecard? written = null;
        return ScorecardPayload.RunAsync<SubmitScorecardInput>(
            context,
            async (input, session, cancellationToken) =>
            {
                var reading = await SubmitScorecardReading.ReadAsync(input.InterviewId, context, session, cancellationToken);
                if (reading is null)
                {
                    return new CommandOutcome.Refused(NotFound.Of("interview", "input", "interviewId"));
                }

                if (SubmitScorecard.Check(input, reading.Facts, context.Service<Viewer>()) is { Count: > 0 } errors)
                {
                    return new CommandOutcome.Refused(errors);
                }

                if (reading.Notebook is { Draft: not null } notebook)
                {
                    session.Documents.UpdateRevision(notebook.Submitted(), notebook.Version + 1);
                }

                var submitted = SubmitScorecard.Decide(input, reading.Facts, revision: (reading.Withdrawn?.Current.Number ?? 0) + 1, session.Now);
                var incoming = IncomingScorecard.Store(
                    input, submitted, reading.Withdrawn, reading.Facts.Interview, reading.Application, reading.Interviews, session);
                written = incoming.Scorecard;
                remember = () =>
                {
                    context.Service<ScorecardTexts>().Remember([incoming.Scorecard], [incoming.Text]);
                    context.Service<TaxonomyCatalog>().Keep(reading.Facts.Dimensions);
                };
                return new CommandOutcome.Changed(NodeKeys.Of(incoming.Scorecard.Id), Created: reading.Withdrawn is null);
            },
            () =>
            {
                remember?.Invoke();
                return written;
            });
    }
}
