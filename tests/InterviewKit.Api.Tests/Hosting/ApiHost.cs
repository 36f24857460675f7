using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using InterviewKit.Access;
using InterviewKit.Api.Configuration;
using InterviewKit.Api.Hosting;
using InterviewKit.Api.Installation;
using InterviewKit.Documents;
using InterviewKit.People;
using InterviewKit.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace InterviewKit.Api.Tests.Hosting;

/// <summary>The service as it runs, in this process: on a loopback port of its own and a database of its own, which goes with it.</summary>
public sealed class ApiHost : IAsyncDisposable
{
    public const string Workspace = "test";

    /// <summary>The first key of the installation: all scopes.</summary>
    public const string BootstrapKey = "ik_testhost_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ";

    private const string ActAsHeader = "InterviewKit-Act-As";

    private readonly WebApplication _app;
    private readonly bool _isPeer;

    private ApiHost(TestDatabase database, IDocumentStore store, WebApplication app, bool isPeer = false)
    {
        _isPeer = isPeer;
        Database = database;
        Store = store;
        _app = app;
        Address = new Uri(app.Urls.Single());
        Client = CreateClient(BootstrapKey);
        Anonymous = new HttpClient { BaseAddress = Address };
    }

    public TestDatabase Database { get; }

    /// <summary>For what a test arranges, or looks at, behind the API's back.</summary>
    public IDocumentStore Store { get; }

    public IServiceProvider Services => _app.Services;

    public Uri Address { get; }

    /// <summary>Sends the bootstrap key.</summary>
    public HttpClient Client { get; }

    /// <summary>Sends no key.</summary>
    public HttpClient Anonymous { get; }

    /// <summary>A service whose workspace is empty.</summary>
    /// <param name="time">Its clock; the system's by default.</param>
    public static Task<ApiHost> StartAsync(TimeProvider? time = null) => StartAsync(SeedChoice.None, time);

    /// <summary>A service with the roles, dimensions, questions and sets of <c>seed-data</c>.</summary>
    /// <param name="time">Its clock, which the seed's times are told from; the system's by default.</param>
    public static Task<ApiHost> StartWithBankAsync(TimeProvider? time = null) => StartAsync(SeedChoice.Bank, time);

    /// <summary>A service with the bank and the demo's people, openings, interviews and scorecards.</summary>
    /// <param name="time">Its clock, which the seed's times are told from; the system's by default.</param>
    public static Task<ApiHost> StartWithDemoAsync(TimeProvider? time = null) => StartAsync(SeedChoice.Demo, time);

    /// <summary>Another node of the same installation: a service of its own on this one's database. To be disposed of before this one.</summary>
    public Task<ApiHost> StartPeerAsync() => StartNodeAsync(Database, TimeProvider.System, isPeer: true);

    /// <summary>A client that sends that key.</summary>
    public HttpClient CreateClient(string key) => new()
    {
        BaseAddress = Address,
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) },
    };

    /// <summary>Sends an operation with the bootstrap key, and expects an answer without errors.</summary>
    /// <param name="document">The operation.</param>
    /// <param name="variables">Any object that serializes to its variables; null for none.</param>
    /// <param name="actAs">The person to act as, by id or e-mail address; null to act as nobody.</param>
    /// <returns>What stands under <c>data</c>.</returns>
    public async Task<JsonElement> Query(string document, object? variables = null, string? actAs = null)
    {
        var answer = await Execute(document, variables, actAs);
        answer.TryGetProperty("errors", out var errors).ShouldBeFalse($"The answer has errors: {errors}");
        return answer.GetProperty("data");
    }

    /// <summary>Sends an operation with the bootstrap key.</summary>
    /// <param name="document">The operation.</param>
    /// <param name="variables">Any object that serializes to its variables; null for none.</param>
    /// <param name="actAs">The person to act as, by id or e-mail address; null to act as nobody.</param>
    /// <param name="client">Another client than <see cref="Client"/>, with another key.</param>
    /// <returns>The whole answer: <c>data</c>, <c>errors</c>.</returns>
    public async Task<JsonElement> Execute(string document, object? variables = null, string? actAs = null, HttpClient? client = null)
    {
        using var response = await Send(document, variables, actAs, client);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <inheritdoc cref="Execute"/>
    /// <returns>The response, for its status and headers; the caller disposes of it.</returns>
    public async Task<HttpResponseMessage> Send(string document, object? variables = null, string? actAs = null, HttpClient? client = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = document, variables }) };
        if (actAs is not null)
        {
            request.Headers.Add(ActAsHeader, actAs);
        }

        return await (client ?? Client).SendAsync(request);
    }

    /// <summary>Adds somebody to the workspace, behind the API's back.</summary>
    public async Task<Person> AddPersonAsync(string name, params PersonRole[] roles)
    {
        var person = new Person
        {
            Id = new PersonId(Guid.CreateVersion7()),
            Name = name,
            Email = $"{name.ToLowerInvariant().Replace(' ', '.')}@example.com",
            Roles = roles,
        };
        await using var session = Store.LightweightSession(Workspace);
        session.Insert(person);
        await session.SaveChangesAsync();
        return person;
    }

    /// <summary>Adds a key to the workspace, behind the API's back.</summary>
    /// <param name="text">The key, of 55 characters; its prefix unlike those of other keys.</param>
    /// <param name="change">What is to be unlike a key with the given scopes that never expires.</param>
    /// <param name="scopes">Its scopes.</param>
    public async Task<ApiKey> AddKeyAsync(string text, Func<ApiKey, ApiKey>? change, params Scope[] scopes)
    {
        ApiKeySecret.TryParse(text, out var secret).ShouldBeTrue($"{text} has not the form of a key.");
        var key = new ApiKey
        {
            Id = new ApiKeyId(Guid.CreateVersion7()),
            Name = secret!.Prefix,
            Prefix = secret.Prefix,
            Scopes = scopes,
            CreatedAt = TimeProvider.System.GetUtcNow(),
        };
        key = change?.Invoke(key) ?? key;
        await using var session = Store.LightweightSession(Workspace);
        session.Insert(key);
        SignInDirectory.QueueKey(session, secret, key.Id);
        await session.SaveChangesAsync();
        return key;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Anonymous.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Store.DisposeAsync();
        if (!_isPeer)
        {
            await Database.DisposeAsync();
        }
    }

    /// <summary>The demo stands where a first start puts it: its ids depend on the workspace, and the documentation names them.</summary>
    private static string WorkspaceOf(SeedChoice seed) => seed == SeedChoice.Demo ? "demo" : Workspace;

    internal static ServiceSettings Settings(SeedChoice seed)
    {
        ApiKeySecret.TryParse(BootstrapKey, out var secret).ShouldBeTrue();
        return new ServiceSettings { ConnectionString = "Host=unused", DataFolder = "unused", BootstrapKey = secret, Workspace = WorkspaceOf(seed), Seed = seed };
    }

    private static async Task<ApiHost> StartAsync(SeedChoice seed, TimeProvider? time)
    {
        // What was installed by the system's clock is copied for whoever asks next.
        var database = time is null
            ? await TestDatabase.CreateAsync($"api_{seed.ToString().ToLowerInvariant()}", template => InstallAsync(template, seed, TimeProvider.System))
            : await TestDatabase.CreateAsync();
        if (time is not null)
        {
            await InstallAsync(database.DataSource, seed, time);
        }

        return await StartNodeAsync(database, time ?? TimeProvider.System, isPeer: false);
    }

    private static async Task<ApiHost> StartNodeAsync(TestDatabase database, TimeProvider time, bool isPeer)
    {
        var store = ServiceHost.CreateStore(database.DataSource, time);
        var builder = ServiceHost.CreateBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var app = ServiceHost.Build(builder, database.DataSource, store, time, new StartLog());
        await app.StartAsync();
        return new ApiHost(database, store, app, isPeer);
    }

    private static async Task InstallAsync(NpgsqlDataSource database, SeedChoice seed, TimeProvider time)
    {
        await using var store = ServiceHost.CreateStore(database, time);
        await new FirstStart(database, store, time, Console.WriteLine).RunAsync(Settings(seed), CancellationToken.None);
    }
}
