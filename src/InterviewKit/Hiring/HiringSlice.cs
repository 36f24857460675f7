using InterviewKit.Documents;
using InterviewKit.GraphQL;
using InterviewKit.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace InterviewKit.Hiring;

/// <summary>Openings, candidates, applications, interviews.</summary>
internal sealed class HiringSlice : Slice
{
    public override void Map(StoreOptions store)
    {
        store.Schema.For<Opening>().UseNumericRevisions(true).GinIndexJsonData();
        store.Schema.For<Candidate>().UseNumericRevisions(true)
            .Index(candidate => candidate.NormalizedEmail!)
            .Index(candidate => candidate.PersonId!);
        store.Schema.For<Application>().UseNumericRevisions(true)
            .Index(application => application.CandidateId)
            .UniqueIndex(TenancyScope.PerTenant, application => application.OpeningId, application => application.CandidateId);
        store.Schema.For<ApplicationWithdrawalText>();
        store.Schema.For<Interview>().UseNumericRevisions(true)
            .Index(interview => interview.ApplicationId)
            .Index(interview => interview.InterviewerId);
    }

    public override void AddServices(IServiceCollection services) => services
        .AddScoped<HiringHorizon>()
        .AddScoped<Openings>()
        .AddScoped<Candidates>()
        .AddScoped<Applications>()
        .AddScoped<Interviews>()
        .AddSingleton<INodeSource>(Source<OpeningId, Opening>((ids, context) => context.Service<Openings>().LoadAsync(ids, context.CancellationToken)))
        .AddSingleton<INodeSource>(Source<CandidateId, Candidate>((ids, context) => context.Service<Candidates>().LoadAsync(ids, context.CancellationToken)))
        .AddSingleton<INodeSource>(Source<ApplicationId, Application>((ids, context) => context.Service<Applications>().LoadAsync(ids, context.CancellationToken)))
        .AddSingleton<INodeSource>(Source<InterviewId, Interview>((ids, context) => context.Service<Interviews>().LoadAsync(ids, context.CancellationToken)));

    public override void Bind(SchemaBuilder schema) => HiringFields.Bind(schema);

    /// <summary>Nodes of hiring: for callers with HIRING_READ, and of those what each may see.</summary>
    private static NodeSource<T> Source<TId, T>(Func<IReadOnlyList<TId?>, FieldContext, Task<IReadOnlyList<T?>>> load)
        where TId : struct, IEntityId<TId>
        where T : class =>
        new(TId.NodeType, async (keys, context) => context.Service<Access.Viewer>().Has(Access.Scope.HiringRead)
            ? await load([.. keys.Select(NodeKeys.Parse<TId>)], context)
            : new T?[keys.Count]);
}
