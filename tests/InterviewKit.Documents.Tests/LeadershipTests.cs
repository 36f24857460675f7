using InterviewKit.Testing;
using Npgsql;

namespace InterviewKit.Documents.Tests;

public sealed class LeadershipTests : IAsyncLifetime
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private PostgresCluster? cluster;
    private NpgsqlDataSource? dataSource;

    public async Task InitializeAsync()
    {
        cluster = await PostgresCluster.StartAsync();
        await cluster.Server.EnsureDatabaseAsync("leaders");
        dataSource = NpgsqlDataSource.Create(cluster.Server.ConnectionString("leaders"));
        await ExecuteAsync(LeaderElection.TableScript());
        await ExecuteAsync(
            """
            create table ik_outbox (
                sequence bigint generated always as identity primary key,
                writer integer not null,
                position bigint unique
            )
            """);
    }

    public async Task DisposeAsync()
    {
        await dataSource!.DisposeAsync();
        await cluster!.DisposeAsync();
    }

    [Fact]
    public async Task One_of_many_leads_and_another_follows_when_it_stops()
    {
        using var all = new CancellationTokenSource();
        var leaders = new System.Collections.Concurrent.ConcurrentQueue<(int Node, Leader Leader)>();
        var stops = Enumerable.Range(0, 4).Select(_ => CancellationTokenSource.CreateLinkedTokenSource(all.Token)).ToList();
        var nodes = stops.Select((stop, node) => Election().RunAsync(
            async (leader, token) =>
            {
                leaders.Enqueue((node, leader));
                await Task.Delay(Timeout.Infinite, token);
            },
            stop.Token)).ToList();

        await UntilAsync(() => leaders.Count == 1);
        var first = leaders.Single();
        await stops[first.Node].CancelAsync();
        await nodes[first.Node];
        await UntilAsync(() => leaders.Count == 2);

        var second = leaders.Last();
        second.Leader.Epoch.ShouldBe(first.Leader.Epoch + 1);
        second.Node.ShouldNotBe(first.Node);
        await Should.ThrowAsync<LeadershipLostException>(() => first.Leader.TransactAsync((_, _) => Task.FromResult(0)));
        (await second.Leader.TransactAsync((_, _) => Task.FromResult(42))).ShouldBe(42);
        await all.CancelAsync();
        await Task.WhenAll(nodes);
    }

    [Fact]
    public async Task A_leader_that_was_frozen_commits_nothing_more()
    {
        var frozen = new ManualTimeProvider();
        using var stop = new CancellationTokenSource();
        var zombie = new TaskCompletionSource<Leader>();
        var asleep = new LeaderElection(dataSource!, "outbox", Lease, timeProvider: frozen).RunAsync(
            async (leader, token) =>
            {
                zombie.SetResult(leader);
                await Task.Delay(Timeout.Infinite, token);
            },
            stop.Token);
        var old = await zombie.Task.WaitAsync(Patience);

        // Its clock stands still, so it renews nothing; the database's goes on.
        var successor = new TaskCompletionSource<Leader>();
        var awake = Election().RunAsync(
            async (leader, token) =>
            {
                successor.SetResult(leader);
                await Task.Delay(Timeout.Infinite, token);
            },
            stop.Token);
        (await successor.Task.WaitAsync(Patience)).Epoch.ShouldBe(old.Epoch + 1);

        await ExecuteAsync("insert into ik_outbox (writer) values (1)");
        await Should.ThrowAsync<LeadershipLostException>(() => new OutboxPositions().PlaceAsync(old));
        (await new OutboxPositions().PlaceAsync(await successor.Task)).ShouldBe(1);
        await stop.CancelAsync();
        await Task.WhenAll(asleep, awake);
    }

    [Fact]
    public async Task A_reader_of_positions_misses_no_row_however_late_its_transaction_commits()
    {
        const int WriterCount = 6;
        const int RowsEach = 60;
        using var stop = new CancellationTokenSource();
        var placing = Election().RunAsync(
            async (leader, token) =>
            {
                while (true)
                {
                    if (await new OutboxPositions().PlaceAsync(leader, 50, token) == 0)
                        await Task.Delay(1, token);
                }
            },
            stop.Token);
        var writing = Task.WhenAll(Enumerable.Range(0, WriterCount).Select(writer => WriteAsync(writer, RowsEach)));

        var seen = new List<long>();
        var naive = new List<long>();
        await UntilAsync(async () =>
        {
            seen.AddRange(await ReadAsync($"select position, sequence from ik_outbox where position > {seen.Count} order by position", expectDenseFrom: seen.Count));
            naive.AddRange(await ReadAsync($"select sequence, sequence from ik_outbox where sequence > {naive.LastOrDefault()} order by sequence"));
            return writing.IsCompleted && seen.Count == WriterCount * RowsEach / 2;
        });

        await writing;
        seen.Distinct().Count().ShouldBe(WriterCount * RowsEach / 2);
        naive.Count.ShouldBeLessThan(seen.Count, "reading by sequence is expected to miss rows; if it doesn't, this test shows nothing");
        await stop.CancelAsync();
        await placing;
    }

    [Fact]
    public async Task Positions_follow_the_order_of_writing_whichever_transaction_began_first()
    {
        using var stop = new CancellationTokenSource();
        var leading = Election().RunAsync(
            async (leader, token) =>
            {
                await using var first = await dataSource!.OpenConnectionAsync(token);
                await using var begun = await first.BeginTransactionAsync(token);
                await ExecuteAsync("create temporary table takes_a_transaction_id ()", first);
                await using var second = await dataSource!.OpenConnectionAsync(token);
                await using (var quick = await second.BeginTransactionAsync(token))
                {
                    await ExecuteAsync("insert into ik_outbox (writer) values (2)", second);
                    await quick.CommitAsync(token);
                }

                (await new OutboxPositions().PlaceAsync(leader, cancellation: token)).ShouldBe(1, "nobody waits for a transaction that is held open");
                await ExecuteAsync("insert into ik_outbox (writer) values (3)", second);
                await ExecuteAsync("insert into ik_outbox (writer) values (1)", first);
                await begun.CommitAsync(token);
                (await new OutboxPositions().PlaceAsync(leader, cancellation: token)).ShouldBe(2);
            },
            stop.Token);
        await leading.WaitAsync(Patience);

        (await ReadAsync("select position, writer::bigint from ik_outbox order by position", expectDenseFrom: 0)).ShouldBe([2, 3, 1]);
    }

    /// <summary>Every second transaction is rolled back; each stays open for a while, so that they commit in another order than they began.</summary>
    private async Task WriteAsync(int writer, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await using var connection = await dataSource!.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await using var insert = new NpgsqlCommand($"insert into ik_outbox (writer) values ({writer}); select pg_sleep({((i * 7) + writer) % 5} * 0.004)", connection);
            await insert.ExecuteNonQueryAsync();
            if (i % 2 == 0)
                await transaction.CommitAsync();
        }
    }

    private async Task<List<long>> ReadAsync(string sql, int? expectDenseFrom = null)
    {
        await using var command = dataSource!.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var sequences = new List<long>();
        while (await reader.ReadAsync())
        {
            if (expectDenseFrom is { } from)
                reader.GetInt64(0).ShouldBe(from + sequences.Count + 1);
            sequences.Add(reader.GetInt64(1));
        }

        return sequences;
    }

    private LeaderElection Election() => new(dataSource!, "outbox", Lease);

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await dataSource!.OpenConnectionAsync();
        await ExecuteAsync(sql, connection);
    }

    private static async Task ExecuteAsync(string sql, NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static Task UntilAsync(Func<bool> condition) => UntilAsync(() => Task.FromResult(condition()));

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await condition())
        {
            patience.IsCancellationRequested.ShouldBeFalse("what was waited for did not come");
            await Task.Yield();
        }
    }
}
