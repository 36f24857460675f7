using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.GraphQL;
using InterviewKit.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace InterviewKit.People;

/// <summary>People, keys, and how the service knows who is asking.</summary>
internal sealed class PeopleSlice : Slice
{
    public override void Map(StoreOptions store)
    {
        store.Schema.For<Workspace>().Identity(workspace => workspace.Key).SingleTenanted().DocumentAlias("workspace");
        store.Schema.For<Person>().UseNumericRevisions(true).UniqueIndex(TenancyScope.PerTenant, person => person.NormalizedEmail);
        store.Schema.For<ApiKey>().UseNumericRevisions(true);
    }

    public override void AddServices(IServiceCollection services) => services
        .AddSingleton<SignInDirectory>()
        .AddSingleton<ApiKeyAuthentication>()
        .AddScoped<PeopleDirectory>()
        .AddSingleton<INodeSource>(new NodeSource<Person>(PersonId.NodeType, async (keys, context) => context.Service<Viewer>().Has(Scope.HiringRead)
            ? await context.Service<PeopleDirectory>().LoadAsync([.. keys.Select(key => Guid.TryParseExact(key, "N", out var id) ? new PersonId(id) : (PersonId?)null)], context.CancellationToken)
            : new Person?[keys.Count]))
        .AddSingleton<INodeSource>(new NodeSource<Workspace>(Workspace.NodeType, async (keys, context) =>
        {
            var own = context.Service<Viewer>().Workspace;
            var workspace = keys.Contains(own) ? await context.Service<IQuerySession>().LoadAsync<Workspace>(own, context.CancellationToken) : null;
            return [.. keys.Select(key => key == own ? workspace : null)];
        }));

    public override void Bind(SchemaBuilder schema) => PeopleFields.Bind(schema);
}
