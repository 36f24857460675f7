using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.GraphQL;
using InterviewKit.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace InterviewKit.QuestionSets;

/// <summary>Named sets of questions, and the versions that interviews pin.</summary>
internal sealed class QuestionSetsSlice : Slice
{
    /// <summary>Versions kept in memory: about 4 kB each.</summary>
    private const int KnownMax = 2_000;

    public override void Map(StoreOptions store)
    {
        store.Schema.For<QuestionSet>().Identity(set => set.Key).DocumentAlias("questionset");
        store.Schema.For<QuestionSetVersion>().DocumentAlias("questionsetversion").Index(version => version.SetKey!);
    }

    public override void AddServices(IServiceCollection services) => services
        .AddSingleton(new KnownDocuments<QuestionSetVersion>("mt_doc_questionsetversion", KnownMax, isFinal: version => version.Number > 0))
        .AddScoped<QuestionSetLibrary>()
        .AddSingleton<INodeSource>(new NodeSource<QuestionSet>(QuestionSet.NodeType, async (keys, context) =>
            await context.Service<QuestionSetLibrary>().LoadAsync(keys, context.CancellationToken)))
        .AddSingleton<INodeSource>(new NodeSource<QuestionSetVersion>(QuestionSetVersion.NodeType, LoadVisibleAsync));

    public override void Bind(SchemaBuilder schema) => QuestionSetFields.Bind(schema);

    /// <summary>A version of a named set is seen by whoever sees the set, a draft by those who may publish it; the set of one loop is reached through its interview only.</summary>
    private static async ValueTask<IReadOnlyList<QuestionSetVersion?>> LoadVisibleAsync(IReadOnlyList<string> ids, FieldContext context)
    {
        var library = context.Service<QuestionSetLibrary>();
        var viewer = context.Service<Viewer>();
        var versions = await library.LoadVersionsAsync([.. ids], context.CancellationToken);
        var setKeys = versions.Select(version => version?.SetKey).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var sets = (await library.LoadAsync(setKeys, context.CancellationToken)).OfType<QuestionSet>().ToDictionary(set => set.Key, StringComparer.Ordinal);
        return [.. versions.Select(version =>
            version?.SetKey is { } key && sets.TryGetValue(key, out var set)
            && (version.Number > 0 || Permissions.MaySeeUnpublished(viewer, set.Author))
                ? version
                : null)];
    }
}
