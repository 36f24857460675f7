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
        .AddSingleton<INodeSource>(new NodeSource<Person>(PersonId.NodeType, LoadPeopleAsync))
        .AddSingleton<INodeSource>(new NodeSource<ApiKey>(ApiKeyId.NodeType, LoadKeysAsync))
        .AddSingleton<INodeSource>(new NodeSource<Workspace>(Workspace.NodeType, LoadWorkspacesAsync));

    public override void Bind(SchemaBuilder schema) => PeopleFields.Bind(schema);

    private static async ValueTask<IReadOnlyList<Person?>> LoadPeopleAsync(IReadOnlyList<string> keys, FieldContext context) =>
        context.Service<Viewer>().Has(Scope.HiringRead)
            ? await context.Service<PeopleDirectory>().LoadAsync([.. keys.Select(NodeKeys.Parse<PersonId>)], context.CancellationToken)
            : new Person?[keys.Count];

    /// <summary>The key that asks sees itself; all keys are seen with the scope ADMIN.</summary>
    private static async ValueTask<IReadOnlyList<ApiKey?>> LoadKeysAsync(IReadOnlyList<string> keys, FieldContext context)
    {
        var viewer = context.Service<Viewer>();
        var ids = keys.Select(NodeKeys.Parse<ApiKeyId>).Select(id => viewer.Has(Scope.Admin) || id == viewer.Key ? id : null).ToList();
        var found = (await context.Service<IQuerySession>()
            .LoadManyAsync<ApiKey>(ids.OfType<ApiKeyId>().Select(id => id.Value).Distinct(), context.CancellationToken)).ToDictionary(key => key.Id);
        return [.. ids.Select(id => id is { } value ? found.GetValueOrDefault(value) : null)];
    }

    private static async ValueTask<IReadOnlyList<Workspace?>> LoadWorkspacesAsync(IReadOnlyList<string> keys, FieldContext context)
    {
        var own = context.Service<Viewer>().Workspace;
        var workspace = keys.Contains(own) ? await context.Service<IQuerySession>().LoadAsync<Workspace>(own, context.CancellationToken) : null;
        return [.. keys.Select(key => key == own ? workspace : null)];
    }
}
