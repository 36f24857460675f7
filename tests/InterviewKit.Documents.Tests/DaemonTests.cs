using Npgsql;

namespace InterviewKit.Documents.Tests;

public sealed class DaemonTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Taking taking = new();
    private DaemonFixture? fixture;

    private DaemonFixture Fixture => fixture!;

    public async Task InitializeAsync() => fixture = await DaemonFixture.StartAsync(options =>
    {
        options.Schema.For<Taken>();
        options.Events.AddEventType<NoteAdded>();
        options.Projections.Snapshot<Account>(SnapshotLifecycle.Async);
        options.Projections.Add(taking, ProjectionLifecycle.Async, "taking", asyncOptions =>
        {
            asyncOptions.BatchSize = 8;
            asyncOptions.DeleteViewTypeOnTeardown<Taken>();
        });
    });

    public async Task DisposeAsync() => await fixture!.DisposeAsync();

    [Fact]
    public async Task Events_come_to_projections_in_order_and_once_with_a_session_of_their_tenant()
    {
        var north = await Fixture.AppendAsync("north", new AccountOpened("Ann"), new MoneyPutIn(5));
        await Fixture.AppendAsync("south", new AccountOpened("Bob"));
        await Fixture.CatchUpAsync();
        await Fixture.AppendToAsync("north", north, new MoneyTaken(2));
        await Fixture.CatchUpAsync();
        await Fixture.CatchUpAsync();

        (await TakenAsync("north")).ShouldBe(["account_opened", "money_put_in", "money_taken"]);
        (await TakenAsync("south")).ShouldBe(["account_opened"]);
        await using var session = Fixture.Store.QuerySession("north");
        var account = (await session.LoadAsync<Account>(north))!;
        (account.Owner, account.Balance, account.Version, account.Id).ShouldBe(("Ann", 3, 3, north));
        (await ProgressAsync()).ShouldBe("Account:All 4, HighWaterMark 4, taking:All 4");
        (await Fixture.Daemon.AllProjectionProgressAsync()).ShouldBe([new("Account:All", 4, 0, 0), new("taking:All", 4, 0, 0)], ignoreOrder: true);
        await Fixture.Daemon.WaitForNonStaleData(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_page_has_at_most_its_size()
    {
        for (var i = 0; i < 5; i++)
            await Fixture.AppendAsync("north", new AccountOpened("Ann"), new MoneyPutIn(1), new MoneyPutIn(1), new MoneyPutIn(1));

        await Fixture.CatchUpAsync();

        taking.PageSizes.ShouldBe([8, 8, 4]);
        (await TakenAsync("north")).Count.ShouldBe(20);
    }

    [Fact]
    public async Task An_event_whose_transaction_commits_late_is_not_passed_over()
    {
        await using var late = Fixture.Store.LightweightSession("north");
        await late.BeginTransactionAsync();
        var lateStream = Guid.NewGuid();
        await AppendUncommittedAsync(late, lateStream);
        await Fixture.AppendAsync("north", new AccountOpened("Early"), new MoneyPutIn(1));

        var turn = await Fixture.Daemon.CatchUpAsync(Fixture.Leader);
        turn.Pause.ShouldNotBeNull();
        (await TakenAsync("north")).ShouldBeEmpty();
        await Should.ThrowAsync<TimeoutException>(() => Fixture.Daemon.WaitForNonStaleData(TimeSpan.Zero));
        (await Fixture.Daemon.AllProjectionProgressAsync()).ShouldAllBe(state => state.Behind == 3);

        await late.SaveChangesAsync();
        await Fixture.CatchUpAsync();
        (await TakenAsync("north")).ShouldBe(["note_added", "account_opened", "money_put_in"]);
    }

    [Fact]
    public async Task A_number_whose_transaction_was_undone_holds_nothing_up()
    {
        await using (var undone = Fixture.Store.LightweightSession("north"))
        {
            await undone.BeginTransactionAsync();
            await AppendUncommittedAsync(undone, Guid.NewGuid());
        }

        await Fixture.AppendAsync("north", new AccountOpened("Ann"));
        await Fixture.CatchUpAsync();

        (await TakenAsync("north")).ShouldBe(["account_opened"]);
    }

    [Fact]
    public async Task A_transaction_that_is_held_open_and_appended_nothing_holds_nothing_up()
    {
        await using var idle = await Fixture.DataSource.OpenConnectionAsync();
        await using var transaction = await idle.BeginTransactionAsync();
        await using (var work = new NpgsqlCommand("select pg_current_xact_id()", idle))
            await work.ExecuteScalarAsync();
        await Fixture.AppendAsync("north", new AccountOpened("Ann"));

        await Fixture.CatchUpAsync();

        (await TakenAsync("north")).ShouldBe(["account_opened"]);
    }

    [Fact]
    public async Task Transactions_of_other_databases_hold_nothing_up()
    {
        await using var elsewhere = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Fixture.ConnectionString) { Database = "postgres" });
        await using var idle = await elsewhere.OpenConnectionAsync();
        await using var transaction = await idle.BeginTransactionAsync();
        await using (var work = new NpgsqlCommand("select pg_current_xact_id()", idle))
            await work.ExecuteScalarAsync();
        await using (var undone = Fixture.Store.LightweightSession("north"))
        {
            await undone.BeginTransactionAsync();
            await AppendUncommittedAsync(undone, Guid.NewGuid());
        }

        await Fixture.AppendAsync("north", new AccountOpened("Ann"));
        await Fixture.CatchUpAsync();

        (await TakenAsync("north")).ShouldBe(["account_opened"]);
    }

    [Fact]
    public async Task An_event_that_a_projection_cannot_take_is_set_aside_after_some_attempts_and_all_others_are_taken()
    {
        taking.Refused[new NoteAdded("poison")] = 0;
        await Fixture.AppendAsync("north", new AccountOpened("Ann"), new MoneyPutIn(1));
        await Fixture.AppendAsync("north", new NoteAdded("poison"));
        await Fixture.AppendAsync("south", new AccountOpened("Bob"), new MoneyPutIn(1));

        await Fixture.CatchUpAsync();

        (await TakenAsync("north")).ShouldBe(["account_opened", "money_put_in"]);
        (await TakenAsync("south")).ShouldBe(["account_opened", "money_put_in"]);
        var note = (await Fixture.Daemon.DeadLettersAsync()).ShouldHaveSingleItem();
        (note.ProjectionName, note.ShardName, note.EventSequence, note.ExceptionType).ShouldBe(("taking", "All", 3, "System.FormatException"));
        note.ExceptionMessage.ShouldBe("Refused with \uFFFD in it: NoteAdded");
        taking.Refused[new NoteAdded("poison")].ShouldBeGreaterThanOrEqualTo(4);
        (await Fixture.Daemon.AllProjectionProgressAsync()).Single(state => state.ShardName == "taking:All").ShouldBe(new("taking:All", 5, 0, 1));
        (await Fixture.ScalarAsync<string>("select string_agg(key, ',' order by key) from mt_doc_deadletterevent, jsonb_object_keys(data) as key"))
            .ShouldBe("EventSequence,ExceptionMessage,ExceptionType,Id,ProjectionName,ShardName,Timestamp");
    }

    [Fact]
    public async Task An_event_that_was_set_aside_can_be_replayed_once_it_is_mended()
    {
        taking.Refused[new NoteAdded("poison")] = 0;
        await Fixture.AppendAsync("north", new NoteAdded("poison"));
        await Fixture.CatchUpAsync();
        var note = (await Fixture.Daemon.DeadLettersAsync("taking")).ShouldHaveSingleItem();
        (await Fixture.Daemon.DeadLettersAsync("Account")).ShouldBeEmpty();

        await Should.ThrowAsync<FormatException>(() => Fixture.Daemon.ReplayAsync(note));
        (await Fixture.Daemon.DeadLettersAsync()).Count.ShouldBe(1);
        taking.Refused.Clear();

        (await Fixture.Daemon.ReplayAsync(note)).ShouldBeTrue();
        (await Fixture.Daemon.ReplayAsync(note)).ShouldBeFalse();
        (await TakenAsync("north")).ShouldBe(["note_added"]);
        (await Fixture.Daemon.DeadLettersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_event_that_cannot_be_read_is_set_aside_for_each_projection()
    {
        await Fixture.AppendAsync("north", new NoteAdded("before"));
        var broken = await Fixture.AppendAsync("north", new NoteAdded("broken"));
        await Fixture.AppendAsync("north", new NoteAdded("after"));
        await Fixture.ExecuteAsync("update mt_events set type = 'unknown_to_all', mt_dotnet_type = null where stream_id = $1", broken);

        await Fixture.CatchUpAsync();

        (await TakenAsync("north")).Count.ShouldBe(2);
        (await Fixture.Daemon.DeadLettersAsync()).Select(note => (note.ProjectionName, note.EventSequence)).ShouldBe([("Account", 2), ("taking", 2)], ignoreOrder: true);
    }

    [Fact]
    public async Task A_leader_that_was_replaced_moves_nothing()
    {
        await Fixture.AppendAsync("north", new AccountOpened("Ann"));
        taking.Meanwhile = () => Task.CompletedTask;
        await Fixture.ExecuteAsync("update ik_leader set epoch = epoch + 1");

        await Should.ThrowAsync<LeadershipLostException>(() => Fixture.Daemon.CatchUpAsync(Fixture.Leader));

        (await TakenAsync("north")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_that_run_the_same_projection_take_each_event_once()
    {
        for (var i = 0; i < 20; i++)
            await Fixture.AppendAsync("north", new AccountOpened("Ann"), new MoneyPutIn(1));

        var other = Fixture.Store.BuildProjectionDaemon();
        await Task.WhenAll(DrainAsync(Fixture.Daemon), DrainAsync(other));

        (await TakenAsync("north")).Count.ShouldBe(40);
    }

    [Fact]
    public async Task What_a_projection_does_is_kept_with_its_progress_or_not_at_all()
    {
        await Fixture.AppendAsync("north", new AccountOpened("Ann"));
        await using (var occupied = Fixture.Store.LightweightSession("north"))
        {
            occupied.Store(new Taken { Id = "2", Sequence = 0, Type = "in the way" });
            await occupied.SaveChangesAsync();
        }

        await Fixture.AppendAsync("north", new AccountOpened("Bob"));
        await Fixture.CatchUpAsync();

        (await TakenAsync("north")).ShouldBe(["in the way", "account_opened"]);
        (await Fixture.Daemon.DeadLettersAsync()).ShouldHaveSingleItem().ExceptionType.ShouldBe(typeof(DocumentAlreadyExistsException).FullName);
    }

    [Fact]
    public async Task A_session_of_a_projection_cannot_be_saved_by_it()
    {
        await using var own = await DaemonFixture.StartAsync(options =>
        {
            options.Events.AddEventType<NoteAdded>();
            options.Projections.Add(new SavingItself(), ProjectionLifecycle.Async);
        });
        await own.AppendAsync("north", new NoteAdded("x"));

        await own.CatchUpAsync();

        (await own.Daemon.DeadLettersAsync()).ShouldHaveSingleItem().ExceptionMessage.ShouldBe("This session is saved by the daemon, with the projection's progress.");
        own.Daemon.ProjectionNames.ShouldBe(["InterviewKit.Documents.Tests.DaemonTests.SavingItself"]);
    }

    [Fact]
    public void Projections_that_cannot_be_run_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new StoreOptions().Projections.Add(taking, ProjectionLifecycle.Inline));
        Should.Throw<ArgumentOutOfRangeException>(() => new StoreOptions().Projections.Snapshot<Account>((SnapshotLifecycle)7));
        Should.Throw<ArgumentOutOfRangeException>(() => new AsyncOptions { BatchSize = 0 });
        Should.Throw<InvalidDocumentException>(() => DocumentStore.For(options =>
        {
            options.Connection("Host=unused");
            options.Projections.Add(taking, ProjectionLifecycle.Async, "twice");
            options.Projections.Add(taking, ProjectionLifecycle.Async, "twice");
        })).Message.ShouldBe("There are two projections 'twice': give one of them another name.");
    }

    [Fact]
    public async Task Lag_and_what_was_taken_and_set_aside_are_measured_under_Martens_names()
    {
        var measured = new System.Collections.Concurrent.ConcurrentDictionary<string, long>();
        using var meters = new System.Diagnostics.Metrics.MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Name.StartsWith("marten.measured.", StringComparison.Ordinal))
                    listening.EnableMeasurementEvents(instrument);
            },
        };
        meters.SetMeasurementEventCallback<long>((instrument, value, _, _) => measured[instrument.Name] = value);
        meters.Start();
        var own = new Taking { Refused = { [new NoteAdded("poison")] = 0 } };
        await using var store = await DaemonFixture.StartAsync(options =>
        {
            options.Schema.For<Taken>();
            options.Events.AddEventType<NoteAdded>();
            options.Projections.Add(own, ProjectionLifecycle.Async, "Measured", asyncOptions => asyncOptions.BatchSize = 1);
        });
        await store.AppendAsync("north", new NoteAdded("a"));
        await store.AppendAsync("north", new NoteAdded("b"));
        await store.AppendAsync("north", new NoteAdded("poison"));

        await store.Daemon.CatchUpAsync(store.Leader);
        meters.RecordObservableInstruments();
        measured["marten.measured.all.processed"].ShouldBe(1);
        measured["marten.measured.all.gap"].ShouldBe(2);
        await store.CatchUpAsync();
        meters.RecordObservableInstruments();
        measured["marten.measured.all.skipped"].ShouldBe(1);
        measured["marten.measured.all.gap"].ShouldBe(0);
    }

    /// <summary>Sends the session's events, and leaves its transaction open.</summary>
    private static async Task AppendUncommittedAsync(IDocumentSession session, Guid stream)
    {
        await using var append = new NpgsqlCommand(
            """
            with stream as (
                insert into mt_streams (tenant_id, id, version, timestamp, created) values ('north', $1, 1, now(), now()) returning id
            )
            insert into mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, is_archived)
            select nextval('mt_events_sequence'), gen_random_uuid(), id, 1, '{"Text": "late"}', 'note_added', now(), 'north', false from stream
            """)
        {
            Parameters = { new() { Value = stream } },
        };
        await session.ExecuteAsync(append);
    }

    private async Task DrainAsync(IProjectionDaemon daemon)
    {
        using var patience = new CancellationTokenSource(Patience);
        while ((await daemon.AllProjectionProgressAsync(patience.Token)).Any(state => state.Behind > 0))
            await daemon.CatchUpAsync(Fixture.Leader, patience.Token);
    }

    private async Task<IReadOnlyList<string>> TakenAsync(string tenant)
    {
        await using var session = Fixture.Store.QuerySession(tenant);
        return [.. (await session.Query<Taken>().OrderBy(taken => taken.Sequence).ToListAsync()).Select(taken => taken.Type)];
    }

    private Task<string> ProgressAsync()
        => Fixture.ScalarAsync<string>("select string_agg(name || ' ' || last_seq_id, ', ' order by name) from mt_event_progression");

    private sealed class SavingItself : IProjection
    {
        public Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
        {
            operations.QueueSqlCommand("select 1");
            return ((IDocumentSession)operations).SaveChangesAsync(cancellation);
        }
    }
}
