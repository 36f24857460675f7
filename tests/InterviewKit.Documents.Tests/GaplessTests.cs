using Npgsql;

namespace InterviewKit.Documents.Tests;

/// <summary>Transactions commit in another order than they draw numbers, and some not at all; a projection takes every event that commits, once.</summary>
public sealed class GaplessTests
{
    private const int WriterCount = 8;
    private const int TransactionsEach = 40;
    private const int Seed = 20261120;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task No_event_is_passed_over_however_late_its_transaction_commits()
    {
        var taking = new Taking();
        await using var fixture = await DaemonFixture.StartAsync(options =>
        {
            options.Schema.For<Taken>();
            options.Events.AddEventType<NoteAdded>();
            options.Projections.Add(taking, ProjectionLifecycle.Async, "taking", asyncOptions => asyncOptions.BatchSize = 20);
        });
        var naive = new List<long>();
        var writing = Task.WhenAll(Enumerable.Range(0, WriterCount).Select(writer => WriteAsync(fixture, new Random(Seed + writer))));

        using var patience = new CancellationTokenSource(Patience);
        while (!writing.IsCompleted || await BehindAsync(fixture) > 0)
        {
            await fixture.Daemon.CatchUpAsync(fixture.Leader, patience.Token);
            naive.AddRange(await NumbersAsync(fixture, $"select seq_id from mt_events where seq_id > {naive.LastOrDefault()} order by seq_id"));
        }

        await writing;
        var committed = await NumbersAsync(fixture, "select seq_id from mt_events order by seq_id");
        (await NumbersAsync(fixture, "select (data ->> 'Sequence')::bigint from mt_doc_taken order by 1")).ShouldBe(committed, $"seed {Seed}");
        (await fixture.Daemon.DeadLettersAsync()).ShouldBeEmpty("an event that came twice would have been refused");
        committed.Count.ShouldBeLessThan(WriterCount * TransactionsEach, "some transactions are undone");
        naive.Count.ShouldBeLessThan(committed.Count, "reading on from the last number is expected to miss events; if it doesn't, this test shows nothing");
    }

    /// <summary>Appends to a stream of its own, stays open for a while, and sometimes goes back.</summary>
    private static async Task WriteAsync(DaemonFixture fixture, Random random)
    {
        for (var i = 0; i < TransactionsEach; i++)
        {
            await using var connection = await fixture.DataSource.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await using var append = new NpgsqlCommand(
                $$"""
                with stream as (insert into mt_streams (tenant_id, id, version, timestamp, created) values ('north', gen_random_uuid(), 1, now(), now()) returning id)
                insert into mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, is_archived)
                select nextval('mt_events_sequence'), gen_random_uuid(), id, 1, '{"Text": "x"}', 'note_added', now(), 'north', false from stream;
                select pg_sleep({{random.Next(30)}} * 0.001)
                """,
                connection);
            await append.ExecuteNonQueryAsync();
            if (random.Next(10) > 0)
                await transaction.CommitAsync();
        }
    }

    private static async Task<long> BehindAsync(DaemonFixture fixture)
        => await fixture.ScalarAsync<long>("select count(*) from mt_events") - await fixture.ScalarAsync<long>("select count(*) from mt_doc_taken");

    private static async Task<List<long>> NumbersAsync(DaemonFixture fixture, string sql)
    {
        await using var command = fixture.DataSource.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var numbers = new List<long>();
        while (await reader.ReadAsync())
            numbers.Add(reader.GetInt64(0));
        return numbers;
    }
}
