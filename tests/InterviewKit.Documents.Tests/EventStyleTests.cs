using InterviewKit.Testing;

namespace InterviewKit.Documents.Tests;

/// <summary>The same life of a stream for each kind of identity and of tenancy.</summary>
public sealed class EventStyleTests : IAsyncLifetime
{
    private TestDatabase? database;

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await database!.DisposeAsync();

    [Theory]
    [InlineData(TenancyStyle.Single)]
    [InlineData(TenancyStyle.Conjoined)]
    public async Task Streams_identified_by_texts_live_as_others_do(TenancyStyle tenancy)
    {
        using var store = await StoreAsync(StreamIdentity.AsString, tenancy);
        await using var session = store.LightweightSession("north");
        session.CorrelationId = "c-1";
        session.CausationId = "why";
        session.Events.StartStream<Shelf>("shelf/ä", new BookPut("Emma"));
        await session.SaveChangesAsync();
        session.Events.Append("shelf/ä", 2, new BookPut("Persuasion"));
        await session.SaveChangesAsync();

        var events = await session.Events.FetchStreamAsync("shelf/ä");
        events.Select(e => (e.StreamKey, e.StreamId, e.Version, e.CorrelationId, e.CausationId))
            .ShouldBe([("shelf/ä", Guid.Empty, 1, "c-1", "why"), ("shelf/ä", Guid.Empty, 2, "c-1", "why")]);
        (await session.Events.FetchStreamStateAsync("shelf/ä"))!.Key.ShouldBe("shelf/ä");
        (await session.LoadAsync<Shelf>("shelf/ä"))!.Titles.ShouldBe(["Emma", "Persuasion"]);
        (await session.Events.AggregateStreamAsync<Shelf>("shelf/ä", version: 1))!.Id.ShouldBe("shelf/ä");

        session.Events.Append("shelf/ä", 2, new BookPut("again"));
        await Should.ThrowAsync<EventStreamUnexpectedMaxEventIdException>(() => session.SaveChangesAsync());
        session.EjectAllPendingChanges();
        session.Events.StartStream("shelf/ä", new BookPut("again"));
        await Should.ThrowAsync<ExistingStreamIdCollisionException>(() => session.SaveChangesAsync());
        session.EjectAllPendingChanges();
        session.Events.ArchiveStream("shelf/ä");
        await session.SaveChangesAsync();
        (await session.Events.FetchStreamStateAsync("shelf/ä"))!.IsArchived.ShouldBeTrue();
    }

    [Fact]
    public async Task Streams_of_no_tenant_are_shared_and_carry_the_default_one()
    {
        using var store = await StoreAsync(StreamIdentity.AsGuid, TenancyStyle.Single);
        var id = Guid.NewGuid();
        await using var north = store.LightweightSession("north");
        north.Events.Append(id, new BookPut("Emma"));
        await north.SaveChangesAsync();

        await using var south = store.LightweightSession("south");
        var stream = await south.Events.FetchForWriting<Bookcase>(id);
        stream.Aggregate!.Count.ShouldBe(0);
        stream.AppendOne(new BookPut("Persuasion"));
        await south.SaveChangesAsync();
        (await north.Events.FetchStreamAsync(id)).Select(e => (e.Version, e.TenantId)).ShouldBe([(1, "*DEFAULT*"), (2, "*DEFAULT*")]);
        (await Should.ThrowAsync<InvalidStreamOperationException>(() => north.Events.FetchStreamAsync("text"))).Message.ShouldContain("Guids");
    }

    [Fact]
    public async Task An_aggregate_is_folded_by_static_methods_base_types_and_nothing_that_does_not_fit()
    {
        using var store = await StoreAsync(StreamIdentity.AsGuid, TenancyStyle.Single);
        var id = Guid.NewGuid();
        await using var session = store.LightweightSession("north");
        session.Events.Append(id, new NoteAdded("before anything began"), new BookPut("Emma"), new BookLost("Emma"), new BookPut("Persuasion"));
        await session.SaveChangesAsync();

        (await session.Events.AggregateStreamAsync<Bookcase>(id)).ShouldBe(new Bookcase(2, 1));
        await Should.ThrowAsync<InvalidDocumentException>(() => session.Events.AggregateStreamAsync<Unfoldable>(id));
    }

    private async Task<DocumentStore> StoreAsync(StreamIdentity identity, TenancyStyle tenancy)
    {
        var store = DocumentStore.For(options =>
        {
            options.Connection(database!.DataSource);
            options.Events.StreamIdentity = identity;
            options.Events.TenancyStyle = tenancy;
            options.Events.MetadataConfig.CorrelationIdEnabled = true;
            options.Events.MetadataConfig.CausationIdEnabled = true;
            options.Events.AddEventTypes([typeof(NoteAdded), typeof(BookLost)]);
            if (identity == StreamIdentity.AsString)
                options.Projections.Snapshot<Shelf>(SnapshotLifecycle.Inline);
        });
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await store.Storage.AssertDatabaseMatchesConfigurationAsync();
        return store;
    }

    public abstract record BookMoved(string Title);

    public sealed record BookPut(string Title) : BookMoved(Title);

    public sealed record BookLost(string Title) : BookMoved(Title);

    public sealed class Shelf
    {
        public string Id { get; set; } = "";

        public List<string> Titles { get; set; } = [];

        public void Apply(BookPut put) => Titles.Add(put.Title);
    }

    public sealed record Bookcase(int Count, int Lost)
    {
        public static Bookcase Create(IEvent<BookPut> put) => new((int)put.Version - 1, 0);

        public static Bookcase Apply(BookPut put, Bookcase current) => current with { Count = current.Count + 1 };

        public Bookcase Apply(BookMoved moved) => this with { Lost = Lost + 1 };
    }

    public sealed class Unfoldable
    {
        public int Apply(BookPut put, string other) => other.Length + put.Title.Length;
    }
}
