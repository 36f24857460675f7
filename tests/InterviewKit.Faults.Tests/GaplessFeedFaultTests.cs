using InterviewKit.Documents;
using InterviewKit.Faults.Tests.Feed;
using InterviewKit.Faults.Tests.Running;
using InterviewKit.Testing;
using Xunit.Abstractions;

namespace InterviewKit.Faults.Tests;

/// <summary>F12: a consumer of the outbox sees each committed event once, in its stream's order, however late its transaction commits.</summary>
public sealed class GaplessFeedFaultTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Writers = 8;

    /// <summary>A tenth of the events takes a tenth of the time only if transactions are shorter too.</summary>
    private static readonly TimeSpan HoldMax = TimeSpan.FromSeconds(FaultRun.IsFull ? 10 : 0.3);

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(3);

    private TestDatabase? _database;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        await new SchemaMigrator(_database.DataSource, Domain.Migrations).ApplyAsync();
        await using var leaders = _database.DataSource.CreateCommand(LeaderElection.TableScript());
        await leaders.ExecuteNonQueryAsync();
    }

    public async Task DisposeAsync() => await _database!.DisposeAsync();

    [Fact]
    public async Task A_consumer_of_positions_misses_nothing_repeats_nothing_and_keeps_each_streams_order()
    {
        var run = new FaultRun(output, "F12");
        var database = _database!.DataSource;
        await using var store = Open();
        var writers = Enumerable.Range(0, Writers).Select(writer => new FeedWriter(store, run.ChanceOf(writer), HoldMax)).ToList();
        var byPosition = FeedReader.OfPositions(database);
        var bySequence = FeedReader.OfSequence(database);
        using var stop = new CancellationTokenSource();
        var placing = new LeaderElection(database, "outbox").RunAsync(PlaceAsync, stop.Token);

        var writing = Task.WhenAll(writers.Select(writer => Task.Run(() => writer.WriteAsync(FaultRun.Of(20_000) / Writers))));
        while (!writing.IsCompleted)
        {
            await byPosition.ReadAsync();
            await bySequence.ReadAsync();
            await Task.WhenAny(writing, Task.Delay(PollInterval));
        }

        await writing;
        var written = writers.SelectMany(writer => writer.Written).Order().ToList();
        var lag = await Until.TrueAsync("the consumer to have all that was written", async () =>
        {
            await byPosition.ReadAsync();
            return byPosition.Seen.Count >= written.Count;
        });
        await bySequence.ReadAsync();
        await stop.CancelAsync();
        await placing;

        var misplaced = await MisplacedAsync(store, byPosition.Seen);
        run.Say($"{written.Count} events by {Writers} writers, transactions held up to {HoldMax.TotalSeconds} s, {writers.Sum(writer => writer.RolledBack)} rolled back");
        run.Say($"seen {byPosition.Seen.Count}, skipped {written.Except(byPosition.Seen.Select(row => row.Number)).Count()}, out of their stream's order {misplaced}, lag after the last commit {lag.TotalMilliseconds:0} ms");
        run.Say($"control: a consumer of 'sequence > last' skipped {written.Except(bySequence.Seen.Select(row => row.Number)).Count()}");
        byPosition.Seen.Select(row => row.Number).Order().ShouldBe(written);
        byPosition.Seen.Select(row => row.Cursor).ShouldBe(Enumerable.Range(1, written.Count).Select(position => (long)position));
        misplaced.ShouldBe(0);
        lag.ShouldBeLessThan(FaultRun.Within(2));
        bySequence.Seen.Count.ShouldBeLessThan(written.Count, "reading by sequence is to miss rows here; if it doesn't, this test shows nothing");
    }

    private static async Task PlaceAsync(Leader leader, CancellationToken cancellation)
    {
        var positions = new OutboxPositions();
        while (true)
        {
            if (await positions.PlaceAsync(leader, cancellation: cancellation) == 0)
            {
                await Task.Delay(PollInterval, cancellation);
            }
        }
    }

    /// <summary>How many events the consumer saw at another place among those of their stream than the stream has them.</summary>
    private static async Task<int> MisplacedAsync(DocumentStore store, IReadOnlyList<FeedRow> seen)
    {
        await using var session = store.QuerySession(FeedWriter.Workspace);
        var misplaced = 0;
        foreach (var rows in seen.GroupBy(row => row.Stream))
        {
            var stream = await session.Events.FetchStreamAsync(rows.Key);
            misplaced += stream.Zip(rows).Count(pair => ((FeedEvent)pair.First.Data).Number != pair.Second.Number);
        }

        return misplaced;
    }

    private DocumentStore Open() => DocumentStore.For(options =>
    {
        options.Connection(_database!.DataSource);
        Domain.MapDocuments(options);
        options.Events.AddEventType<FeedEvent>();
    });
}
