using InterviewKit.Access;
using InterviewKit.GraphQL;
using InterviewKit.Hiring;
using InterviewKit.Shared;

namespace InterviewKit.Scorecards;

/// <summary>Throws the viewer's draft of an interview away, also where the interview is theirs no more. Notes that a submit has kept stay.</summary>
internal static class DiscardScorecardDraft
{
    public static ValueTask<ScorecardDraftPayload> ResolveAsync(FieldContext context) =>
        ScorecardDraftPayload.RunAsync<VersionedIdInput>(context, (input, session, cancellationToken) => RunAsync(input, context, session, cancellationToken));

    /// <summary>Why it is not thrown away; null where it is.</summary>
    internal static UserError? Check(VersionedIdInput input, Interview interview, InterviewNotebook? notebook, Viewer viewer)
    {
        if (!Notebooks.IsOwner(viewer) || notebook is not { Draft: not null })
        {
            return viewer.Person == interview.InterviewerId ? NotFound.Of("draft", "input", "id") : new NotYourInterview("input", "id");
        }

        return input.ExpectedVersion is { } expected && expected != notebook.DraftVersion
            ? new VersionConflict(notebook.DraftVersion, "input", "expectedVersion")
            : null;
    }

    private static async Task<CommandOutcome> RunAsync(
        VersionedIdInput input, FieldContext context, CommandSession session, CancellationToken cancellationToken)
    {
        var documents = session.Documents;
        var viewer = context.Service<Viewer>();
        var sight = await context.Service<HiringHorizon>().GetAsync(cancellationToken);
        var interview = GlobalId.Parse<InterviewId>(input.Id) is { } id ? await documents.LoadAsync<Interview>(id.Value, cancellationToken) : null;
        if (interview is null || !sight.Sees(interview))
        {
            return new CommandOutcome.Refused(NotFound.Of("interview", "input", "id"));
        }

        var notebook = viewer.Person is { } person
            ? await documents.LoadAsync<InterviewNotebook>(InterviewNotebook.IdOf(interview.Id, person), cancellationToken)
            : null;
        if (Check(input, interview, notebook, viewer) is { } refusal)
        {
            return new CommandOutcome.Refused(refusal);
        }

        documents.UpdateRevision(notebook! with { Draft = null }, notebook!.Version + 1);
        return new CommandOutcome.Changed(NodeKeys.Of(interview.Id), Created: false);
    }
}
