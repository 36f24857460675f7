using InterviewKit.Testing;

namespace InterviewKit.Documents.Tests;

public sealed class UpcastingTests : IAsyncLifetime
{
    private TestDatabase? database;
    private Guid stream;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        await using var past = Open(options =>
        {
            options.Events.AddEventTypes([typeof(ParcelSent), typeof(ParcelWeighed)]);
            options.Events.MapEventType<NoteAdded>("parcel_labelled");
        });
        await past.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        stream = Guid.NewGuid();
        await using var session = past.LightweightSession("north");
        session.Events.StartStream(stream, new ParcelSent("Ann Lee"), new ParcelWeighed(2.5m), new NoteAdded("fragile"));
        await session.SaveChangesAsync();
    }

    public async Task DisposeAsync() => await database!.DisposeAsync();

    [Fact]
    public async Task Events_of_the_past_are_read_as_those_of_today_and_their_rows_stay()
    {
        await using var store = Today();
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await using var session = store.LightweightSession("north");
        session.Events.Append(stream, new ParcelWeighedInGrams(1_000));
        await session.SaveChangesAsync();

        var events = await session.Events.FetchStreamAsync(stream);

        events.Select(e => e.Data).ShouldBe([new ParcelSentTo("Ann", "Lee"), new ParcelWeighedInGrams(2_500), new Labelled(["fragile"]), new ParcelWeighedInGrams(1_000)], new LabelsCompared());
        events.Select(e => e.EventTypeName).ShouldBe(["parcel_sent", "parcel_weighed", "parcel_labelled", "parcel_weighed_in_grams"]);
        events.Select(e => e.EventType).ShouldBe([typeof(ParcelSentTo), typeof(ParcelWeighedInGrams), typeof(Labelled), typeof(ParcelWeighedInGrams)]);
        await using var command = database!.DataSource.CreateCommand("select string_agg(data::text, ' ' order by version) from mt_events where version < 3");
        (await command.ExecuteScalarAsync()).ShouldBe("""{"Name": "Ann Lee"} {"Kilos": 2.5}""");
    }

    [Fact]
    public async Task Aggregates_snapshots_and_rebuilds_see_the_events_of_today()
    {
        await using var store = Today();
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await using var session = store.LightweightSession("north");
        (await session.Events.AggregateStreamAsync<Parcel>(stream))!.ShouldBe(new Parcel { Id = stream, To = "Lee", Grams = 2_500, Version = 3 });

        await store.BuildProjectionDaemon().RebuildProjectionAsync<Parcel>();

        (await session.LoadAsync<Parcel>(stream)).ShouldBe(new Parcel { Id = stream, To = "Lee", Grams = 2_500, Version = 3 });
    }

    [Fact]
    public async Task An_event_of_the_past_cannot_be_appended()
    {
        await using var store = Today();
        await using var session = store.LightweightSession("north");

        Should.Throw<InvalidDocumentException>(() => session.Events.Append(stream, new ParcelWeighed(1)))
            .Message.ShouldBe($"{typeof(ParcelWeighed).FullName} is a type of the past: events stored as 'parcel_weighed' are upcast to {typeof(ParcelWeighedInGrams).FullName}, which is to be appended instead.");
    }

    [Fact]
    public void A_name_stands_for_one_shape()
        => Should.Throw<InvalidDocumentException>(() => Open(options => options.Events.Upcast<ParcelWeighed>("parcel_weighed", _ => new ParcelWeighed(1))))
            .Message.ShouldBe($"Events stored as 'parcel_weighed' cannot be upcast to {typeof(ParcelWeighed).FullName}: {typeof(ParcelWeighed).FullName} has that name. Give the event of today another with MapEventType.");

    [Fact]
    public async Task An_upcast_that_answers_nothing_is_a_fault_that_names_the_event()
    {
        await using var store = Open(options => options.Events
            .Upcast<ParcelSent, ParcelSentTo>(_ => null!)
            .AddEventType<ParcelWeighed>());
        await using var session = store.QuerySession("north");

        (await Should.ThrowAsync<InvalidOperationException>(() => session.Events.FetchStreamAsync(stream, version: 1))).Message.ShouldBe("The upcast of event 'parcel_sent' answered null; ParcelSentTo was expected.");
    }

    private DocumentStore Today() => Open(options =>
    {
        options.Events
            .Upcast<ParcelSent, ParcelSentTo>(sent => new ParcelSentTo(sent.Name.Split(' ')[0], sent.Name.Split(' ')[1]))
            .Upcast<ParcelWeighedInGrams>("parcel_weighed", json => new ParcelWeighedInGrams((int)(json.RootElement.GetProperty("Kilos").GetDecimal() * 1_000)))
            .Upcast<NoteAdded, Labelled>("parcel_labelled", note => new Labelled([note.Text]));
        options.Projections.Snapshot<Parcel>(SnapshotLifecycle.Inline);
    });

    private DocumentStore Open(Action<StoreOptions> configure) => DocumentStore.For(options =>
    {
        options.Connection(database!.DataSource);
        options.Events.TenancyStyle = TenancyStyle.Conjoined;
        configure(options);
    });

    public sealed record ParcelSent(string Name);

    public sealed record ParcelSentTo(string First, string Last);

    public sealed record ParcelWeighed(decimal Kilos);

    public sealed record ParcelWeighedInGrams(int Grams);

    public sealed record Labelled(IReadOnlyList<string> Labels);

    public sealed record Parcel
    {
        public Guid Id { get; init; }

        public string To { get; init; } = "";

        public int Grams { get; init; }

        public long Version { get; init; }

        public static Parcel Create(ParcelSentTo sent) => new() { To = sent.Last };

        public Parcel Apply(ParcelWeighedInGrams weighed) => this with { Grams = weighed.Grams };
    }

    /// <summary>Records with lists are equal by reference.</summary>
    private sealed class LabelsCompared : IEqualityComparer<object>
    {
        public new bool Equals(object? x, object? y) => x is Labelled a && y is Labelled b ? a.Labels.SequenceEqual(b.Labels) : object.Equals(x, y);

        public int GetHashCode(object obj) => 0;
    }
}
