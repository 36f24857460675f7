using System.Text.Json;
using InterviewKit.GraphQL.Conformance.Tests.Schemas;

namespace InterviewKit.GraphQL.Conformance.Tests.Reference;

/// <summary>The reference implementation with all <see cref="TestSchema"/>s, started once for the tests that ask it.</summary>
public sealed class Oracle : IAsyncLifetime
{
    private NodeProcess? process;

    public async Task InitializeAsync()
    {
        if (ReferenceInstallation.MissingReason is not null) return;
        process = NodeProcess.Start("oracle.mjs");
        foreach (var schema in TestSchema.All)
        {
            var answer = await AskAsync("schema", new { name = schema.Name, sdl = schema.Sdl });
            answer.GetProperty("ok").GetBoolean().ShouldBeTrue($"{schema.Name}: {answer}");
        }
    }

    public async Task DisposeAsync()
    {
        if (process is not null) await process.DisposeAsync();
    }

    /// <summary>One answer for each question, in their order.</summary>
    public Task<JsonElement[]> AskAllAsync<T>(string ask, IEnumerable<T> cases, Func<T, object> question) =>
        Task.WhenAll(cases.Select(item => AskAsync(ask, question(item))));

    public Task<JsonElement> AskAsync(string ask, object question) =>
        (process ?? throw new InvalidOperationException("The reference is not running.")).AskAsync(ask, question);
}

[CollectionDefinition(Name)]
public sealed class OracleTests : ICollectionFixture<Oracle>
{
    public const string Name = "Oracle";
}
