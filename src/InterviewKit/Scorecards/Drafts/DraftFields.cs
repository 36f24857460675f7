using InterviewKit.GraphQL;
using InterviewKit.Hiring;
using InterviewKit.Questions;
using InterviewKit.Taxonomy;

namespace InterviewKit.Scorecards;

/// <summary>Resolvers of drafts and notes.</summary>
internal static class DraftFields
{
    public static void Bind(SchemaBuilder schema) => schema
        .BindInput<DraftRatingInput>()
        .BindInput<QuestionNoteInput>()
        .BindInput<SaveScorecardDraftInput>()
        .Bind<ScorecardDraftPayload>("ScorecardDraftPayload")
        .BindMutation(mutation => mutation
            .Resolve("saveScorecardDraft", SaveScorecardDraftCommand.ResolveAsync)
            .Resolve("discardScorecardDraft", DiscardScorecardDraft.ResolveAsync))
        .Bind<Interview>("Interview", interview => interview
            .Batch<ScorecardDraft?>("draft", async (interviews, context) => [.. (await NotebooksAsync(interviews, context)).Select(ScorecardDraft.Of)])
            .Batch<IReadOnlyList<InterviewNote>>("notes", async (interviews, context) =>
                [.. (await NotebooksAsync(interviews, context)).Select(notebook => notebook?.Notes ?? [])]))
        .Bind<ScorecardDraft>("ScorecardDraft", draft => draft
            .Batch("interview", (drafts, context) => context.InterviewsAsync(drafts, it => it.InterviewId))
            .Field("savedAt", it => it.Content.SavedAt)
            .Field("recommendation", it => it.Content.Recommendation)
            .Field("summary", it => it.Content.Summary)
            .Field("ratings", it => it.Content.Ratings)
            .Field("notes", it => it.Content.Notes))
        .Bind<UnfinishedRating>("DraftRating", rating => rating
            .Batch("dimension", async (ratings, context) => await context.Service<TaxonomyCatalog>()
                .DimensionsAsync(ratings.Select(it => it.DimensionKey), context.CancellationToken))
            .Batch("question", (ratings, context) => QuestionsAsync(ratings.Select(it => it.QuestionKey), context)))
        .Bind<InterviewNote>("QuestionNote", note => note
            .Batch("question", (notes, context) => QuestionsAsync(notes.Select(it => it.QuestionKey), context)));

    private static Task<IReadOnlyList<InterviewNotebook?>> NotebooksAsync(IReadOnlyList<Interview> interviews, FieldContext context) =>
        context.Service<Notebooks>().LoadAsync([.. interviews.Select(it => it.Id)], context.CancellationToken);

    private static async ValueTask<IReadOnlyList<Question?>> QuestionsAsync(IEnumerable<string?> keys, FieldContext context) =>
        await context.Service<QuestionBank>().LoadAsync([.. keys.Select(key => key ?? "")], context.CancellationToken);
}
