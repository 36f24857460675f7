using InterviewKit.Testing;
using Npgsql;

namespace InterviewKit.Documents.Tests;

public sealed class EventTests : IAsyncLifetime
{
    private readonly ManualTimeProvider time = new();
    private TestDatabase? database;
    private DocumentStore? store;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        store = DocumentStore.For(options =>
        {
            options.Connection(database.DataSource);
            options.TimeProvider = time;
            options.Events.TenancyStyle = TenancyStyle.Conjoined;
            options.Events.MetadataConfig.UserNameEnabled = true;
            options.Events.AddEventType<NoteAdded>();
            options.Projections.Snapshot<Account>(SnapshotLifecycle.Inline).Index(account => account.Owner);
        });
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await store.Storage.AssertDatabaseMatchesConfigurationAsync();
    }

    public async Task DisposeAsync()
    {
        store?.Dispose();
        await database!.DisposeAsync();
    }

    [Fact]
    public async Task Events_are_read_back_in_order_with_what_is_known_about_them()
    {
        var id = Guid.NewGuid();
        await using var session = Session();
        session.LastModifiedBy = "ann";
        session.Events.StartStream<Account>(id, new AccountOpened("Ann"), new MoneyPutIn(5));
        await session.SaveChangesAsync();
        time.Advance(TimeSpan.FromMinutes(1));
        var appended = session.Events.Append(id, new MoneyTaken(2));
        await session.SaveChangesAsync();
        appended.Version.ShouldBe(3);

        var events = await session.Events.FetchStreamAsync(id);
        events.Select(e => e.Version).ShouldBe([1, 2, 3]);
        events.Select(e => e.Data).ShouldBe([new AccountOpened("Ann"), new MoneyPutIn(5), new MoneyTaken(2)]);
        events.Select(e => e.EventTypeName).ShouldBe(["account_opened", "money_put_in", "money_taken"]);
        events[2].Timestamp.ShouldBe(time.GetUtcNow());
        (events[2].StreamId, events[2].TenantId, events[2].UserName).ShouldBe((id, "north", "ann"));
        events.Select(e => e.Sequence).ShouldBe(events.Select(e => e.Sequence).Order());
        (await session.Events.FetchStreamAsync(id, version: 2)).Count.ShouldBe(2);
        (await session.Events.FetchStreamAsync(id, fromVersion: 3)).ShouldHaveSingleItem().Data.ShouldBe(new MoneyTaken(2));
        (await session.Events.FetchStreamAsync(id, timestamp: events[1].Timestamp)).Count.ShouldBe(2);

        var state = (await session.Events.FetchStreamStateAsync(id))!;
        (state.Version, state.AggregateTypeName, state.IsArchived, state.LastTimestamp).ShouldBe((3, "account", false, time.GetUtcNow()));
        (await session.Events.FetchStreamStateAsync(Guid.NewGuid())).ShouldBeNull();
    }

    [Fact]
    public async Task Rows_are_Martens()
    {
        var id = Guid.NewGuid();
        await AppendAsync(id, new AccountOpened("Ann"));

        await using var command = database!.DataSource.CreateCommand("select type, mt_dotnet_type, data::text, is_archived, tenant_id from mt_events where stream_id = $1");
        command.Parameters.Add(new() { Value = id });
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        (reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetBoolean(3), reader.GetString(4))
            .ShouldBe(("account_opened", $"{typeof(AccountOpened).FullName}, InterviewKit.Documents.Tests", """{"Owner": "Ann"}""", false, "north"));
    }

    [Fact]
    public async Task An_append_with_a_wrong_expected_version_is_a_conflict_that_says_both()
    {
        var id = Guid.NewGuid();
        await AppendAsync(id, new AccountOpened("Ann"), new MoneyPutIn(1));

        await using var session = Session();
        session.Events.Append(id, 4, new MoneyPutIn(2));
        var conflict = await Should.ThrowAsync<EventStreamUnexpectedMaxEventIdException>(() => session.SaveChangesAsync());

        (conflict.ExpectedVersion, conflict.ActualVersion).ShouldBe((3, 2));
        conflict.Message.ShouldBe($"Unexpected starting version number for event stream '{id}', expected 3 but was 2");
        session.EjectAllPendingChanges();
        session.Events.Append(id, 3, new MoneyPutIn(2));
        await session.SaveChangesAsync();
        (await session.LoadAsync<Account>(id))!.Balance.ShouldBe(3);
    }

    [Fact]
    public async Task Starting_a_stream_that_exists_is_a_collision()
    {
        var id = Guid.NewGuid();
        await AppendAsync(id, new AccountOpened("Ann"));
        await using var session = Session();
        session.Events.StartStream(id, new AccountOpened("Bob"));
        (await Should.ThrowAsync<ExistingStreamIdCollisionException>(() => session.SaveChangesAsync())).Id.ShouldBe(id);
    }

    [Fact]
    public async Task Of_writers_who_expect_the_same_version_one_wins_and_no_number_is_burnt()
    {
        var id = Guid.NewGuid();
        await AppendAsync(id, new AccountOpened("Ann"));
        var before = await ScalarAsync<long>("select last_value from mt_events_sequence");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(async _ =>
        {
            await using var session = Session();
            session.Events.Append(id, 2, new MoneyPutIn(1));
            try
            {
                await session.SaveChangesAsync();
                return true;
            }
            catch (EventStreamUnexpectedMaxEventIdException)
            {
                return false;
            }
        }));

        outcomes.Count(won => won).ShouldBe(1);
        (await ScalarAsync<long>("select last_value from mt_events_sequence")).ShouldBe(before + 1);
    }

    [Fact]
    public async Task Writers_who_expect_nothing_all_win_and_the_snapshot_misses_none()
    {
        var id = Guid.NewGuid();
        await AppendAsync(id, new AccountOpened("Ann"));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => AppendAsync(id, new MoneyPutIn(1), new MoneyPutIn(2))));

        await using var session = Session();
        (await session.Events.FetchStreamAsync(id)).Select(e => e.Version).ShouldBe(Enumerable.Range(1, 41).Select(i => (long)i));
        var account = (await session.LoadAsync<Account>(id))!;
        (account.Balance, account.Version, account.Owner, account.Id).ShouldBe((60, 41, "Ann", id));
        (await session.Events.AggregateStreamAsync<Account>(id)).ShouldBe(account);
        (await ScalarAsync<long>("select version from mt_streams where id = $1", id)).ShouldBe(41);
        (await ScalarAsync<long>("select mt_version from mt_doc_account where id = $1", id)).ShouldBe(41);
    }

    [Fact]
    public async Task A_snapshot_that_lags_is_folded_anew()
    {
        var id = Guid.NewGuid();
        await AppendAsync(id, new AccountOpened("Ann"), new MoneyPutIn(10));
        await ExecuteAsync("delete from mt_doc_account where id = $1", id);
        await AppendAsync(id, new MoneyPutIn(1));

        await using var session = Session();
        (await session.LoadAsync<Account>(id))!.Balance.ShouldBe(11);
    }

    [Fact]
    public async Task Fetching_for_writing_answers_the_aggregate_and_refuses_a_writer_in_between()
    {
        var id = Guid.NewGuid();
        await AppendAsync(id, new AccountOpened("Ann"), new MoneyPutIn(10));

        await using var session = Session();
        var stream = await session.Events.FetchForWriting<Account>(id);
        (stream.Aggregate!.Balance, stream.StartingVersion).ShouldBe((10, 2));
        stream.AppendOne(new MoneyTaken(4));
        stream.AppendMany(new MoneyTaken(1), new NoteAdded("x"));
        stream.CurrentVersion.ShouldBe(5);
        await AppendAsync(id, new MoneyPutIn(100));
        await Should.ThrowAsync<EventStreamUnexpectedMaxEventIdException>(() => session.SaveChangesAsync());

        await using var again = Session();
        stream = await again.Events.FetchForWriting<Account>(id, 3);
        stream.AppendOne(new MoneyTaken(4));
        await again.SaveChangesAsync();
        (await again.LoadAsync<Account>(id))!.Balance.ShouldBe(106);
        await Should.ThrowAsync<EventStreamUnexpectedMaxEventIdException>(() => again.Events.FetchForWriting<Account>(id, 3));
    }

    [Fact]
    public async Task Fetching_for_writing_starts_a_stream_that_nobody_else_started()
    {
        var id = Guid.NewGuid();
        await using var first = Session();
        await using var second = Session();
        var (one, other) = (await first.Events.FetchForWriting<Account>(id), await second.Events.FetchForWriting<Account>(id));
        one.Aggregate.ShouldBeNull();
        one.AppendOne(new AccountOpened("Ann"));
        other.AppendOne(new AccountOpened("Bob"));
        await first.SaveChangesAsync();

        (await Should.ThrowAsync<EventStreamUnexpectedMaxEventIdException>(() => second.SaveChangesAsync())).ActualVersion.ShouldBe(1);
        (await first.Events.FetchStreamStateAsync(id))!.AggregateTypeName.ShouldBe("account");
    }

    [Fact]
    public async Task An_aggregate_that_is_no_snapshot_is_folded_when_asked_for()
    {
        var id = Guid.NewGuid();
        await AppendAsync(id, new AccountOpened("Ann"), new MoneyPutIn(1), new MoneyTaken(1), new NoteAdded("n"));

        await using var session = Session();
        var tally = (await session.Events.AggregateStreamAsync<Tally>(id))!;
        (tally.Movements, tally.Version).ShouldBe((2, 4));
        (await session.Events.AggregateStreamAsync<Account>(id, version: 2))!.Balance.ShouldBe(1);
        (await session.Events.AggregateStreamAsync<Account>(Guid.NewGuid())).ShouldBeNull();
        (await session.Events.FetchForWriting<Tally>(id)).Aggregate!.Movements.ShouldBe(2);
    }

    [Fact]
    public async Task An_archived_stream_is_read_but_not_appended_to()
    {
        var id = Guid.NewGuid();
        await AppendAsync(id, new AccountOpened("Ann"));
        await using var session = Session();
        session.Events.ArchiveStream(id);
        await session.SaveChangesAsync();

        (await session.Events.FetchStreamAsync(id)).ShouldHaveSingleItem().IsArchived.ShouldBeTrue();
        session.Events.Append(id, new MoneyPutIn(1));
        (await Should.ThrowAsync<InvalidStreamOperationException>(() => session.SaveChangesAsync())).Message.ShouldContain("archived");
    }

    [Fact]
    public async Task Streams_of_another_tenant_are_not_seen_and_may_have_the_same_identity()
    {
        var id = Guid.NewGuid();
        await AppendAsync(id, new AccountOpened("Ann"));

        await using var south = store!.LightweightSession("south");
        (await south.Events.FetchStreamAsync(id)).ShouldBeEmpty();
        (await south.Events.FetchStreamStateAsync(id)).ShouldBeNull();
        (await south.LoadAsync<Account>(id)).ShouldBeNull();
        south.Events.StartStream<Account>(id, new AccountOpened("Bob"));
        await south.SaveChangesAsync();
        await using var north = Session();
        (await north.LoadAsync<Account>(id))!.Owner.ShouldBe("Ann");
    }

    [Fact]
    public async Task A_failure_after_the_events_undoes_them_and_their_snapshot()
    {
        var id = Guid.NewGuid();
        await using var session = Session();
        session.Events.StartStream<Account>(id, new AccountOpened("Ann"));
        session.QueueSqlCommand("select 1 / 0");
        await Should.ThrowAsync<MartenCommandException>(() => session.SaveChangesAsync());

        (await session.Events.FetchStreamAsync(id)).ShouldBeEmpty();
        (await session.LoadAsync<Account>(id)).ShouldBeNull();
    }

    [Fact]
    public async Task An_event_of_unknown_name_is_found_by_its_type_and_else_named()
    {
        var id = Guid.NewGuid();
        await AppendAsync(id, new AccountOpened("Ann"));
        await ExecuteAsync("update mt_events set type = 'old_name' where stream_id = $1", id);
        await using var session = Session();
        (await session.Events.FetchStreamAsync(id)).ShouldHaveSingleItem().Data.ShouldBe(new AccountOpened("Ann"));

        await ExecuteAsync("update mt_events set mt_dotnet_type = 'Gone, Nowhere' where stream_id = $1", id);
        (await Should.ThrowAsync<UnknownEventTypeException>(() => session.Events.FetchStreamAsync(id))).EventTypeName.ShouldBe("old_name");
    }

    [Fact]
    public async Task What_makes_no_sense_for_a_stream_is_refused_at_once()
    {
        await using var session = Session();
        Should.Throw<InvalidStreamOperationException>(() => session.Events.Append("text", new AccountOpened("x"))).Message.ShouldContain("identified by Guids");
        Should.Throw<InvalidStreamOperationException>(() => session.Events.Append(Guid.NewGuid()));
        Should.Throw<InvalidStreamOperationException>(() => session.Events.Append(Guid.NewGuid(), 1, new AccountOpened("x"), new MoneyPutIn(1)));
        Should.Throw<InvalidDocumentException>(() => session.Events.Append(Guid.NewGuid(), (object)7));
    }

    private IDocumentSession Session() => store!.LightweightSession("north");

    private async Task AppendAsync(Guid id, params object[] events)
    {
        await using var session = Session();
        session.Events.Append(id, events);
        await session.SaveChangesAsync();
    }

    private async Task<T?> ScalarAsync<T>(string sql, params object[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteScalarAsync() is T found ? found : default;
    }

    private async Task ExecuteAsync(string sql, params object[] values)
    {
        await using var command = Command(sql, values);
        await command.ExecuteNonQueryAsync();
    }

    private NpgsqlCommand Command(string sql, object[] values)
    {
        var command = database!.DataSource.CreateCommand(sql);
        command.Parameters.AddRange(values.Select(value => new NpgsqlParameter { Value = value }).ToArray());
        return command;
    }
}
