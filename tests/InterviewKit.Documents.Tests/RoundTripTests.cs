using InterviewKit.Testing;
using Npgsql;

namespace InterviewKit.Documents.Tests;

/// <summary>What the store waits for: each wait is worth more than anything that a session does in memory.</summary>
public sealed class RoundTripTests : IAsyncLifetime
{
    private TestDatabase? database;
    private RoundTripCounter? counter;
    private NpgsqlDataSource? counted;
    private DocumentStore? store;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        counter = RoundTripCounter.Before(database.ConnectionString);
        counted = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(counter.ConnectionString) { MaxAutoPrepare = 20 });
        store = DocumentStore.For(options =>
        {
            options.Connection(counted);
            options.Schema.For<Plain>();
            options.Projections.Snapshot<Badge>(SnapshotLifecycle.Inline);
            options.Projections.Snapshot<Account>(SnapshotLifecycle.Inline);
        });
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
    }

    public async Task DisposeAsync()
    {
        store?.Dispose();
        if (counted is not null)
            await counted.DisposeAsync();
        if (counter is not null)
            await counter.DisposeAsync();
        if (database is not null)
            await database.DisposeAsync();
    }

    [Fact]
    public async Task A_document_is_loaded_in_one_round_trip_and_stored_in_one()
    {
        var plain = new Plain { FirstName = "Ann" };
        (await SavedAsync(session => session.Store(plain))).ShouldBe(1);
        (await counter!.CountAsync(async () =>
        {
            await using var session = store!.QuerySession("a");
            await session.LoadAsync<Plain>(plain.Id);
        })).ShouldBe(1);
    }

    [Fact]
    public async Task Several_writes_take_one_round_trip_and_their_commit_another()
        => (await SavedAsync(session => session.Store(new Plain { FirstName = "Ann" }, new Plain { FirstName = "Ben" }))).ShouldBe(2);

    [Fact]
    public async Task A_stream_begins_in_the_round_trip_that_writes_its_snapshot()
    {
        var id = Guid.NewGuid();

        (await SavedAsync(session => session.Events.StartStream<Badge>(id, new BadgeGiven("Ann"), new BadgeRenamed("Anna")))).ShouldBe(2);

        await using var reading = store!.QuerySession("a");
        (await reading.LoadAsync<Badge>(id)).ShouldBe(new Badge { Id = id, Name = "Anna", Version = 2 });
    }

    [Fact]
    public async Task A_snapshot_that_looks_at_more_than_events_waits_for_them()
    {
        var id = Guid.NewGuid();

        (await SavedAsync(session => session.Events.StartStream<Account>(id, new AccountOpened("Ann"), new MoneyTaken(1)))).ShouldBe(3);

        await using var reading = store!.QuerySession("a");
        (await reading.LoadAsync<Account>(id))!.LastAt.ShouldNotBe(default);
    }

    [Fact]
    public async Task A_stream_that_exists_keeps_its_snapshot_when_another_begins_it()
    {
        var id = Guid.NewGuid();
        await SavedAsync(session => session.Events.StartStream<Badge>(id, new BadgeGiven("Ann")));

        await Should.ThrowAsync<ExistingStreamIdCollisionException>(() => SavedAsync(session => session.Events.StartStream<Badge>(id, new BadgeGiven("Ben"), new BadgeRenamed("Bo"))));

        await using var reading = store!.QuerySession("a");
        (await reading.LoadAsync<Badge>(id)).ShouldBe(new Badge { Id = id, Name = "Ann", Version = 1 });
    }

    /// <summary>The second of two saves: the first one opens the connection.</summary>
    private async Task<int> SavedAsync(Action<IDocumentSession> write)
    {
        await using (var first = store!.LightweightSession("a"))
        {
            first.Store(new Plain { FirstName = "first" });
            await first.SaveChangesAsync();
        }

        return await counter!.CountAsync(async () =>
        {
            await using var session = store.LightweightSession("a");
            write(session);
            await session.SaveChangesAsync();
        });
    }

    private sealed record BadgeGiven(string Name);

    private sealed record BadgeRenamed(string Name);

    private sealed record Badge
    {
        public Guid Id { get; init; }

        public string Name { get; init; } = "";

        public long Version { get; init; }

        public static Badge Create(BadgeGiven given) => new() { Name = given.Name };

        public Badge Apply(BadgeRenamed renamed) => this with { Name = renamed.Name };
    }
}
