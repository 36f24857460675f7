using InterviewKit.GraphQL;
using InterviewKit.Questions;
using InterviewKit.Shared;
using InterviewKit.Taxonomy;

namespace InterviewKit.QuestionSets;

/// <summary>Resolvers of the sets.</summary>
internal static class QuestionSetFields
{
    public static void Bind(SchemaBuilder schema) => schema
        .BindEnum<QuestionSetStatus>()
        .BindInput<QuestionSetFilter>()
        .BindConnection<QuestionSet>("QuestionSet")
        .BindConnection<QuestionSetVersion>("QuestionSetVersion")
        .BindQuery(query => query.Resolve("questionSets", PageAsync).Resolve("questionSet", FindAsync))
        .Bind<QuestionSet>("QuestionSet", set => set
            .Field("id", it => it.GlobalId())
            .Batch("role", async (sets, context) => await context.Service<TaxonomyCatalog>().RolesAsync(sets.Select(it => it.RoleKey), context.CancellationToken))
            .Batch("current", (sets, context) => VersionsAsync(sets, it => it.CurrentVersionId, context))
            .Batch("draft", (sets, context) => VersionsAsync(sets, it => it.DraftVersionId, context))
            .Batch("versions", HistoryAsync))
        .Bind<QuestionSetVersion>("QuestionSetVersion", version => version
            .Field("id", it => it.GlobalId())
            .Field("items", QuestionSetItem.Of)
            .Batch("coverage", DimensionCoverage.OfAsync)
            .Batch("focus", (versions, context) => context.EachAsync(versions, it => it.FocusKeys, context.Service<TaxonomyCatalog>().DimensionsAsync))
            .Batch("questionSet", SetsOfAsync))
        .Bind<QuestionSetItem>("QuestionSetItem", item => item
            .Batch("question", async (items, context) => await context.Service<QuestionBank>()
                .LoadAsync([.. items.Select(it => it.QuestionKey)], context.CancellationToken))
            .Batch("revision", async (items, context) => await context.Service<QuestionBank>()
                .LoadRevisionsAsync([.. items.Select(it => it.RevisionId)], context.CancellationToken)))
        .Bind<DimensionCoverage>("DimensionCoverage", _ => { });

    /// <summary>The versions that parents of any type pin; null where a parent pins none.</summary>
    public static async ValueTask<IReadOnlyList<QuestionSetVersion?>> VersionsAsync<TParent>(
        IReadOnlyList<TParent> parents, Func<TParent, string?> versionIdOf, FieldContext context) =>
        await context.Service<QuestionSetLibrary>().LoadVersionsAsync([.. parents.Select(versionIdOf)], context.CancellationToken);

    private static async ValueTask<Connection<QuestionSet>> PageAsync(FieldContext context) => await context.Service<QuestionSetLibrary>().PageAsync(
        context.Argument<QuestionSetFilter?>("filter") ?? QuestionSetFilter.Default,
        PageRequest.From(context),
        context.CancellationToken);

    private static async ValueTask<QuestionSet?> FindAsync(FieldContext context)
    {
        var key = OneOf.Key(context, QuestionSet.NodeType);
        return key is null ? null : (await context.Service<QuestionSetLibrary>().LoadAsync([key], context.CancellationToken))[0];
    }

    private static async ValueTask<IReadOnlyList<Connection<QuestionSetVersion>>> HistoryAsync(IReadOnlyList<QuestionSet> sets, FieldContext context)
    {
        var page = PageRequest.Forwards(context);
        var histories = await context.Service<QuestionSetLibrary>().HistoriesAsync([.. sets.Select(it => it.Key)], context.CancellationToken);
        return [.. sets.Select(it => Connection.Of([.. histories[it.Key]], page, version => version.Id))];
    }

    private static async ValueTask<IReadOnlyList<QuestionSet?>> SetsOfAsync(IReadOnlyList<QuestionSetVersion> versions, FieldContext context)
    {
        var keys = versions.Select(it => it.SetKey).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var sets = (await context.Service<QuestionSetLibrary>().LoadAsync(keys, context.CancellationToken))
            .OfType<QuestionSet>()
            .ToDictionary(set => set.Key, StringComparer.Ordinal);
        return [.. versions.Select(it => it.SetKey is null ? null : sets.GetValueOrDefault(it.SetKey))];
    }
}
