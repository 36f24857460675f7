using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.GraphQL;
using InterviewKit.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace InterviewKit.Questions;

/// <summary>The question bank: questions, their revisions, and how they are found.</summary>
internal sealed class QuestionsSlice : Slice
{
    /// <summary>Revisions kept in memory: about 8 kB each.</summary>
    private const int KnownMax = 4_000;

    public override void Map(StoreOptions store)
    {
        store.Schema.For<Question>().Identity(question => question.Key).DocumentAlias("question").GinIndexJsonData();
        store.Schema.For<QuestionRevision>().DocumentAlias("questionrevision").Index(revision => revision.QuestionKey);
    }

    public override void AddServices(IServiceCollection services) => services
        .AddSingleton(new KnownDocuments<QuestionRevision>(
            "mt_doc_questionrevision", KnownMax, isFinal: revision => revision.Status is QuestionStatus.Published or QuestionStatus.Retired))
        .AddScoped<QuestionBank>()
        .AddSingleton<INodeSource>(new NodeSource<Question>(Question.NodeType, async (keys, context) =>
            await context.Service<QuestionBank>().LoadAsync(keys, context.CancellationToken)))
        .AddSingleton<INodeSource>(new NodeSource<QuestionRevision>(QuestionRevision.NodeType, async (ids, context) =>
        {
            var viewer = context.Service<Viewer>();
            var revisions = await context.Service<QuestionBank>().LoadRevisionsAsync(ids, context.CancellationToken);
            return [.. revisions.Select(revision => revision?.MayBeSeenBy(viewer) == true ? revision : null)];
        }));

    public override void Bind(SchemaBuilder schema) => QuestionFields.Bind(schema);
}
