using InterviewKit.GraphQL;
using InterviewKit.People;
using InterviewKit.Shared;
using InterviewKit.Taxonomy;

namespace InterviewKit.Questions;

/// <summary>Resolvers of the bank.</summary>
internal static class QuestionFields
{
    public static void Bind(SchemaBuilder schema) => schema
        .BindEnum<QuestionKind>()
        .BindEnum<QuestionStatus>()
        .BindEnum<QuestionOrder>()
        .BindInput<QuestionFilter>()
        .BindConnection<Question>("Question")
        .BindConnection<QuestionRevision>("QuestionRevision")
        .BindQuery(query => query.Resolve("questions", PageAsync).Resolve("question", FindAsync))
        .Bind<RubricRow>("RubricRow", _ => { })
        .Bind<Question>("Question", question => question
            .Field("id", it => it.GlobalId())
            .Field("title", it => it.Content.Title)
            .Field("prompt", it => it.Content.Prompt)
            .Field("kind", it => it.Content.Kind)
            .Field("levels", it => it.Content.Levels)
            .Field("minutes", it => it.Content.Minutes)
            .Field("tags", it => it.Content.Tags)
            .Field("followUps", it => it.Content.FollowUps)
            .Field("lookFor", it => it.Content.LookFor)
            .Field("redFlags", it => it.Content.RedFlags)
            .Batch("roles", async (questions, context) =>
                await context.EachAsync(questions, it => it.Content.RoleKeys, context.Service<TaxonomyCatalog>().RolesAsync))
            .Batch("dimensions", async (questions, context) =>
                await context.EachAsync(questions, it => it.Content.DimensionKeys, context.Service<TaxonomyCatalog>().DimensionsAsync))
            .Batch("rubric", (questions, context) => RubricRow.OfAsync(questions, it => it.Content, context))
            .Batch("revisions", HistoryAsync)
            .Batch("author", (questions, context) => context.PeopleAsync(questions, it => it.Author)))
        .Bind<QuestionRevision>("QuestionRevision", revision => revision
            .Field("id", it => it.GlobalId())
            .Field("title", it => it.Content.Title)
            .Field("prompt", it => it.Content.Prompt)
            .Field("kind", it => it.Content.Kind)
            .Field("levels", it => it.Content.Levels)
            .Field("minutes", it => it.Content.Minutes)
            .Field("roleKeys", it => it.Content.RoleKeys)
            .Field("tags", it => it.Content.Tags)
            .Field("followUps", it => it.Content.FollowUps)
            .Field("lookFor", it => it.Content.LookFor)
            .Field("redFlags", it => it.Content.RedFlags)
            .Batch("dimensions", async (revisions, context) =>
                await context.EachAsync(revisions, it => it.Content.DimensionKeys, context.Service<TaxonomyCatalog>().DimensionsAsync))
            .Batch("rubric", (revisions, context) => RubricRow.OfAsync(revisions, it => it.Content, context))
            .Batch("question", async (revisions, context) => await context.Service<QuestionBank>()
                .LoadAsync([.. revisions.Select(it => it.QuestionKey)], context.CancellationToken))
            .Batch("changedBy", (revisions, context) => context.PeopleAsync(revisions, it => it.ChangedBy)));

    private static async ValueTask<Connection<Question>> PageAsync(FieldContext context) => await context.Service<QuestionBank>().PageAsync(
        context.Argument<QuestionFilter?>("filter") ?? QuestionFilter.Default,
        context.Argument<QuestionOrder?>("orderBy") ?? QuestionOrder.Relevance,
        PageRequest.From(context),
        context.CancellationToken);

    private static async ValueTask<Question?> FindAsync(FieldContext context)
    {
        var key = OneOf.Key(context, Question.NodeType);
        return key is null ? null : (await context.Service<QuestionBank>().LoadAsync([key], context.CancellationToken))[0];
    }

    private static async ValueTask<IReadOnlyList<Connection<QuestionRevision>>> HistoryAsync(IReadOnlyList<Question> questions, FieldContext context)
    {
        var page = PageRequest.Forwards(context);
        var histories = await context.Service<QuestionBank>().HistoriesAsync([.. questions.Select(it => it.Key)], context.CancellationToken);
        return [.. questions.Select(it => Connection.Of([.. histories[it.Key]], page, revision => revision.Id))];
    }
}
