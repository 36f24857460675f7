using InterviewKit.Access;
using InterviewKit.GraphQL;
using InterviewKit.Hiring;
using InterviewKit.QuestionSets;
using InterviewKit.Shared;
using InterviewKit.Taxonomy;

namespace InterviewKit.Scorecards;

/// <summary>Loads what <see cref="SubmitScorecard"/> decides on, and stores what it decided.</summary>
internal static class SubmitScorecardCommand
{
    public static ValueTask<ScorecardPayload> ResolveAsync(FieldContext context) =>
        ScorecardPayload.RunAsync<SubmitScorecardInput>(context, (input, session, cancellationToken) => RunAsync(input, context, session, cancellationToken));

    /// <summary>What a scorecard of the interview is held against, under the exclusive lock of its application.</summary>
    public static async Task<SubmitScorecard.Facts> LoadFactsAsync(
        Interview interview, FieldContext context, CommandSession session, CancellationToken cancellationToken)
    {
        var catalog = context.Service<TaxonomyCatalog>();
        var opening = await session.Documents.LoadAsync<Opening>(interview.OpeningId.Value, cancellationToken)
            ?? throw new InvalidOperationException("An interview without its opening.");
        var set = interview.QuestionSetVersionId is { } setVersion
            ? await session.Documents.LoadAsync<QuestionSetVersion>(setVersion, cancellationToken)
            : null;
        return new SubmitScorecard.Facts(
            interview,
            set,
            await catalog.DimensionsAsync(cancellationToken),
            (await catalog.RolesAsync([opening.RoleKey], cancellationToken))[0],
            await ExposureTable.ReceiptAsync(session.Documents, interview.ApplicationId, interview.InterviewerId, cancellationToken));
    }

    private static async Task<CommandOutcome> RunAsync(
        SubmitScorecardInput input, FieldContext context, CommandSession session, CancellationToken cancellationToken)
    {
        var sight = await context.Service<HiringHorizon>().GetAsync(cancellationToken);
        var visible = await FindAsync(input, session, sight, cancellationToken);
        if (visible is null)
        {
            return new CommandOutcome.Refused(NotFound.Of("interview", "input", "interviewId"));
        }

        await ExposureTable.LockAsync(session.Documents, visible.ApplicationId, exclusive: true, cancellationToken);
        var interview = await FindAsync(input, session, sight, cancellationToken) ?? visible; // As it stands under the lock.
        var notebook = await session.Documents.LoadAsync<InterviewNotebook>(InterviewNotebook.IdOf(interview.Id, interview.InterviewerId), cancellationToken);
        var facts = await LoadFactsAsync(interview, context, session, cancellationToken) with { DraftVersion = notebook?.DraftVersion ?? 0 };
        if (SubmitScorecard.Check(input, facts, context.Service<Viewer>()) is { Count: > 0 } errors)
        {
            return new CommandOutcome.Refused(errors);
        }

        if (notebook is { Draft: not null })
        {
            session.Documents.UpdateRevision(notebook.Submitted(), notebook.Version + 1);
        }

        var withdrawn = await session.Documents.LoadAsync<Scorecard>(ScorecardId.Of(interview.Id).Value, cancellationToken);
        var submitted = SubmitScorecard.Decide(input, facts, revision: (withdrawn?.Current.Number ?? 0) + 1, session.Now);
        await IncomingScorecard.StoreAsync(input, submitted, interview, withdrawn, session, cancellationToken);
        return new CommandOutcome.Changed(NodeKeys.Of(ScorecardId.Of(interview.Id)), Created: withdrawn is null);
    }

    private static async Task<Interview?> FindAsync(
        SubmitScorecardInput input, CommandSession session, HiringSight sight, CancellationToken cancellationToken)
    {
        var interview = GlobalId.Parse<InterviewId>(input.InterviewId) is { } id
            ? await session.Documents.LoadAsync<Interview>(id.Value, cancellationToken)
            : null;
        return interview is not null && sight.Sees(interview) ? interview : null;
    }
}
