using System.Text.Json;
using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.GraphQL;
using InterviewKit.People;
using InterviewKit.Shared;
using InterviewKit.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace InterviewKit.Tests;

/// <summary>The domain on a database of its own, asked in GraphQL by whomever a test says, at a time that the test moves.</summary>
public sealed class Workbench : IAsyncDisposable
{
    public const string Workspace = "test";

    private readonly TestDatabase _database;
    private readonly ServiceProvider _services;
    private readonly GraphQLExecutor _executor;

    private readonly RoundTripCounter _counter;
    private readonly NpgsqlDataSource _counted;

    private Workbench(TestDatabase database, RoundTripCounter counter, NpgsqlDataSource counted, ServiceProvider services, GraphQLExecutor executor)
    {
        _database = database;
        _counter = counter;
        _counted = counted;
        _services = services;
        _executor = executor;
    }

    public IDocumentStore Store => _services.GetRequiredService<IDocumentStore>();

    public TestDatabase Database => _database;

    public ManualTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    /// <summary>A workspace with a small bank: two roles, three dimensions, two published questions and a draft, a published set.</summary>
    public static async Task<Workbench> StartAsync()
    {
        var database = await TestDatabase.CreateAsync("workbench", async source =>
        {
            await new SchemaMigrator(source, Domain.Migrations).ApplyAsync();
            await SmallBank.WriteAsync(StoreOf(source), Workspace);
            await SmallBank.WriteAsync(StoreOf(source), "another");
        });
        Workbench? bench = null;
        var counter = RoundTripCounter.Before(database.ConnectionString);
        var counted = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(counter.ConnectionString) { MaxAutoPrepare = 200 });
        var services = new ServiceCollection();
        services.AddSingleton<IDocumentStore>(StoreOf(counted));
        services.AddSingleton(counted);
        services.AddSingleton<TimeProvider>(_ => bench!.Time);
        services.AddScoped<ViewerOfScope>();
        services.AddScoped(scope => scope.GetRequiredService<ViewerOfScope>().Viewer!);
        services.AddDomain();
        var schema = new SchemaBuilder();
        Domain.ComposeSchema(schema);
        bench = new Workbench(database, counter, counted, services.BuildServiceProvider(validateScopes: true), new GraphQLExecutor(schema.Build(), Options()));
        return bench;
    }

    /// <summary>The answer, errors and all.</summary>
    public async Task<JsonElement> AskAsync(Viewer viewer, string query, object? variables = null)
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ViewerOfScope>().Viewer = viewer;
        var result = await _executor.ExecuteAsync(
            new GraphQLRequest(query) { Variables = variables is null ? null : JsonSerializer.SerializeToElement(variables) },
            scope.ServiceProvider,
            CancellationToken.None);
        return JsonDocument.Parse(result.ToJson()).RootElement;
    }

    /// <summary>What the domain's services give the viewer, in a scope of its own.</summary>
    public async Task<T> InScopeAsync<T>(Viewer viewer, Func<IServiceProvider, Task<T>> ask)
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ViewerOfScope>().Viewer = viewer;
        return await ask(scope.ServiceProvider);
    }

    /// <summary>The data of an answer that has no errors.</summary>
    public async Task<JsonElement> DataAsync(Viewer viewer, string query, object? variables = null)
    {
        var answer = await AskAsync(viewer, query, variables);
        answer.TryGetProperty("errors", out _).ShouldBeFalse(answer.GetRawText());
        return answer.GetProperty("data");
    }

    /// <summary>The only field of the answer.</summary>
    public async Task<JsonElement> OneAsync(Viewer viewer, string query, object? variables = null) =>
        (await DataAsync(viewer, query, variables)).EnumerateObject().Single().Value;

    /// <summary>How often the service waits for the database while something is done.</summary>
    public Task<int> RoundTripsAsync(Func<Task> work) => _counter.CountAsync(work);

    /// <summary>A person of the workspace, as a viewer.</summary>
    public async Task<Viewer> PersonAsync(string name, params PersonRole[] roles)
    {
        var person = new Person
        {
            Id = new PersonId(Guid.CreateVersion7()),
            Name = name,
            Email = $"{name.ToLowerInvariant().Replace(' ', '.')}@example.com",
            Roles = roles.Length == 0 ? [PersonRole.Interviewer] : roles,
        };
        await using var session = Store.LightweightSession(Workspace);
        session.Insert(person);
        await session.SaveChangesAsync();
        return new Viewer
        {
            Workspace = Workspace,
            Person = person.Id,
            Email = person.NormalizedEmail,
            Roles = [.. person.Roles],
            Scopes = RoleScopes.Of(person.Roles),
            Actor = new Actor(Workspace, GlobalId.Of(person.Id), name, "request"),
        };
    }

    /// <summary>A key that acts as nobody.</summary>
    public static Viewer Key(params Scope[] scopes) => Key(Workspace, scopes);

    public static Viewer Key(string workspace, params Scope[] scopes)
    {
        var id = new ApiKeyId(Guid.CreateVersion7());
        return new Viewer { Workspace = workspace, Key = id, Scopes = [.. scopes], Actor = new Actor(workspace, GlobalId.Of(id), "a key", "request") };
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _counted.DisposeAsync();
        await _counter.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static DocumentStore StoreOf(NpgsqlDataSource source) => DocumentStore.For(options =>
    {
        options.Connection(source);
        Domain.MapDocuments(options);
    });

    // A fault is shown whole, so that a test that meets one says which.
    private static GraphQLOptions Options() => new() { MapException = (fault, _) => new GraphQLError(fault.ToString(), "INTERNAL") };

    private sealed class ViewerOfScope
    {
        public Viewer? Viewer { get; set; }
    }
}
