using InterviewKit.Access;
using InterviewKit.GraphQL;
using InterviewKit.Hiring;
using InterviewKit.QuestionSets;
using InterviewKit.Shared;
using InterviewKit.Taxonomy;

namespace InterviewKit.Scorecards;

/// <summary>Loads what <see cref="SaveScorecardDraft"/> decides on, and stores what it decided. Nothing of a draft leaves the service.</summary>
internal static class SaveScorecardDraftCommand
{
    public static ValueTask<ScorecardDraftPayload> ResolveAsync(FieldContext context) =>
        ScorecardDraftPayload.RunAsync<SaveScorecardDraftInput>(context, (input, session, cancellationToken) => RunAsync(input, context, session, cancellationToken));

    private static async Task<CommandOutcome> RunAsync(
        SaveScorecardDraftInput input, FieldContext context, CommandSession session, CancellationToken cancellationToken)
    {
        var documents = session.Documents;
        var viewer = context.Service<Viewer>();
        var sight = await context.Service<HiringHorizon>().GetAsync(cancellationToken);
        var visible = GlobalId.Parse<InterviewId>(input.InterviewId) is { } id ? await documents.LoadAsync<Interview>(id.Value, cancellationToken) : null;
        if (visible is null || !sight.Sees(visible))
        {
            return new CommandOutcome.Refused(NotFound.Of("interview", "input", "interviewId"));
        }

        // A submit excludes this, so that no draft is left behind where the scorecard came in meanwhile.
        await ApplicationLock.TakeAsync(documents, visible.ApplicationId, exclusive: false, cancellationToken);
        var interview = await documents.LoadAsync<Interview>(visible.Id.Value, cancellationToken) ?? visible;
        var facts = new SaveScorecardDraft.Facts(
            interview,
            interview.QuestionSetVersionId is { } set ? await documents.LoadAsync<QuestionSetVersion>(set, cancellationToken) : null,
            await context.Service<TaxonomyCatalog>().DimensionsAsync(cancellationToken),
            viewer.Person is { } person ? await documents.LoadAsync<InterviewNotebook>(InterviewNotebook.IdOf(interview.Id, person), cancellationToken) : null);
        if (SaveScorecardDraft.Check(input, facts, viewer) is { Count: > 0 } errors)
        {
            return new CommandOutcome.Refused(errors);
        }

        var notebook = SaveScorecardDraft.Decide(input, facts, session.Now);
        if (facts.Notebook is null)
        {
            documents.Insert(notebook);
        }
        else
        {
            documents.UpdateRevision(notebook, facts.Notebook.Version + 1);
        }

        return new CommandOutcome.Changed(NodeKeys.Of(interview.Id), Created: facts.Notebook?.Draft is null);
    }
}
