using System.Collections.Concurrent;
using InterviewKit.Testing;
using Npgsql;

namespace InterviewKit.Documents.Tests;

/// <summary>A database with a leader on it, and a daemon that a test gives its turns.</summary>
internal sealed class DaemonFixture : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TestDatabase database;
    private readonly CancellationTokenSource stop = new();
    private readonly Task leading;

    private DaemonFixture(TestDatabase database, DocumentStore store, Leader leader, Task leading, CancellationTokenSource stop)
    {
        this.database = database;
        this.leading = leading;
        this.stop = stop;
        Store = store;
        Leader = leader;
        Daemon = store.BuildProjectionDaemon();
    }

    public DocumentStore Store { get; }

    public Leader Leader { get; }

    public IProjectionDaemon Daemon { get; }

    public NpgsqlDataSource DataSource => database.DataSource;

    public string ConnectionString => database.ConnectionString;

    public static async Task<DaemonFixture> StartAsync(Action<StoreOptions> configure)
    {
        var database = await TestDatabase.CreateAsync();
        var store = DocumentStore.For(options =>
        {
            options.Connection(database.DataSource);
            options.Events.TenancyStyle = TenancyStyle.Conjoined;
            options.Policies.AllDocumentsAreMultiTenanted();
            configure(options);
        });
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await store.Storage.AssertDatabaseMatchesConfigurationAsync();
        await using (var table = database.DataSource.CreateCommand(LeaderElection.TableScript()))
            await table.ExecuteNonQueryAsync();

        var stop = new CancellationTokenSource();
        var elected = new TaskCompletionSource<Leader>();
        var leading = new LeaderElection(database.DataSource, "daemon").RunAsync(
            async (leader, token) =>
            {
                elected.SetResult(leader);
                await Task.Delay(Timeout.Infinite, token);
            },
            stop.Token);
        return new DaemonFixture(database, store, await elected.Task.WaitAsync(Patience), leading, stop);
    }

    /// <summary>Gives turns until there is nothing left to do.</summary>
    public async Task CatchUpAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await Daemon.CatchUpAsync(Leader, patience.Token) is var turn && (turn.HasMore || turn.Pause is not null))
            await Task.Delay(turn.HasMore ? TimeSpan.Zero : turn.Pause!.Value, patience.Token);
    }

    public async Task<Guid> AppendAsync(string tenant, params object[] events)
    {
        var id = Guid.NewGuid();
        await AppendToAsync(tenant, id, events);
        return id;
    }

    public async Task AppendToAsync(string tenant, Guid id, params object[] events)
    {
        await using var session = Store.LightweightSession(tenant);
        session.Events.Append(id, events);
        await session.SaveChangesAsync();
    }

    /// <summary>Whole rows as text, without their times, in the order of their keys.</summary>
    public Task<string> RowsAsync(string table)
        => ScalarAsync<string>($"select coalesce(string_agg((to_jsonb(d) - 'mt_last_modified')::text, E'\\n' order by id), '') from {table} as d");

    public async Task<T> ScalarAsync<T>(string sql, params object[] values)
    {
        await using var command = DataSource.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task ExecuteAsync(string sql, params object[] values)
    {
        await using var command = DataSource.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await leading;
        stop.Dispose();
        await Store.DisposeAsync();
        await database.DisposeAsync();
    }
}

/// <summary>What a projection of the tests makes: a row for each event, in the order in which they came.</summary>
public sealed record Taken
{
    public required string Id { get; init; }
    public required long Sequence { get; init; }
    public required string Type { get; init; }
}

/// <summary>Notes every event once; a second time is a failure. What it is told to refuse, it refuses.</summary>
internal sealed class Taking : IProjection
{
    public ConcurrentDictionary<object, int> Refused { get; } = [];

    public ConcurrentQueue<int> PageSizes { get; } = [];

    public Func<Task>? Meanwhile { get; set; }

    public async Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        PageSizes.Enqueue(events.Count);
        if (Meanwhile is not null)
            await Meanwhile();
        foreach (var one in events)
        {
            if (Refused.ContainsKey(one.Data))
            {
                Refused.AddOrUpdate(one.Data, 1, (_, times) => times + 1);
                throw new FormatException($"Refused with \0 in it: {one.Data.GetType().Name}");
            }

            operations.Insert(new Taken { Id = $"{one.Sequence}", Sequence = one.Sequence, Type = one.EventTypeName });
        }
    }
}
