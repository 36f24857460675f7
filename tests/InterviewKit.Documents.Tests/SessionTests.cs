using Npgsql;

namespace InterviewKit.Documents.Tests;

public sealed class SessionTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    [Fact]
    public async Task A_begun_transaction_sees_its_own_commands_and_is_committed_by_saving()
    {
        var plain = new Plain { FirstName = "tx" };
        await using (var session = Session())
        {
            await session.BeginTransactionAsync();
            await using var insert = new NpgsqlCommand("insert into mt_doc_setting (id, data) values ('tx', '{\"Key\": \"tx\", \"Value\": \"raw\"}')");
            (await session.ExecuteAsync(insert)).ShouldBe(1);
            (await session.LoadAsync<Setting>("tx"))!.Value.ShouldBe("raw");
            (await fixture.ScalarAsync<string>("select id from mt_doc_setting where id = 'tx'")).ShouldBeNull();
            session.Store(plain);
            await session.SaveChangesAsync();
            (await session.LoadAsync<Plain>(plain.Id)).ShouldNotBeNull();
        }

        (await fixture.ScalarAsync<string>("select id from mt_doc_setting where id = 'tx'")).ShouldBe("tx");
    }

    [Fact]
    public async Task A_begun_transaction_that_is_not_saved_is_undone()
    {
        await using (var session = Session())
        {
            await session.BeginTransactionAsync();
            await using var insert = new NpgsqlCommand("insert into mt_doc_setting (id, data) values ('lost', '{}')");
            await session.ExecuteAsync(insert);
        }

        (await fixture.ScalarAsync<string>("select id from mt_doc_setting where id = 'lost'")).ShouldBeNull();
    }

    [Fact]
    public async Task Queued_SQL_runs_in_its_place_and_may_answer_what_it_likes()
    {
        var plain = new Plain();
        await using var session = Session();
        session.Insert(plain);
        session.QueueSqlCommand("select id, data from mt_doc_plain where id = ? and '?' <> ''", plain.Id);
        session.QueueSqlCommand("update mt_doc_plain set data = data || ?::jsonb where id = ? returning id", """{"FirstName": "queued"}""", plain.Id);
        session.QueueSqlCommand('^', "update mt_doc_plain set data = data || '{\"NothingHere\": \"x\"}' where data ? 'FirstName' and id = ^", plain.Id);
        session.Insert(new Plain());
        await session.SaveChangesAsync();

        var loaded = (await session.LoadAsync<Plain>(plain.Id))!;
        (loaded.FirstName, loaded.NothingHere).ShouldBe(("queued", "x"));
        Should.Throw<ArgumentException>(() => session.QueueSqlCommand("select ?", 1, 2)).Message.ShouldContain("1 placeholders");
    }

    [Fact]
    public async Task A_failure_of_one_operation_undoes_all_and_names_the_operation()
    {
        var plain = new Plain();
        await using var session = Session();
        session.Insert(plain);
        session.QueueSqlCommand("select 1 / 0");
        var refused = await Should.ThrowAsync<MartenCommandException>(() => session.SaveChangesAsync());

        refused.SqlState.ShouldBe(PostgresErrorCodes.DivisionByZero);
        refused.Message.ShouldStartWith("A queued SQL command: 22012");
        (await session.CheckExistsAsync<Plain>(plain.Id)).ShouldBeFalse();
    }

    [Fact]
    public async Task More_operations_than_a_batch_holds_are_one_transaction()
    {
        var many = Enumerable.Range(0, 1_203).Select(_ => new Plain { FirstName = "many" }).ToList();
        await using var session = Session();
        session.Insert<Plain>(many);
        session.Insert(many[0]);
        await Should.ThrowAsync<DocumentAlreadyExistsException>(() => session.SaveChangesAsync());
        (await session.Query<Plain>().CountAsync(plain => plain.FirstName == "many")).ShouldBe(0);

        session.EjectAllPendingChanges();
        session.Insert<Plain>(many);
        await session.SaveChangesAsync();
        (await session.Query<Plain>().CountAsync(plain => plain.FirstName == "many")).ShouldBe(1_203);
    }

    [Fact]
    public async Task Pending_changes_can_be_seen_and_forgotten()
    {
        var (kept, dropped) = (new Plain(), new Plain());
        await using var session = Session();
        session.Store(kept, dropped);
        session.Insert(new Forgotten());
        session.Delete<Plain>(Guid.NewGuid());
        session.Eject(dropped);

        session.PendingChanges.UpdatesFor<Plain>().ShouldHaveSingleItem().ShouldBeSameAs(kept);
        session.PendingChanges.InsertsFor<Forgotten>().Count().ShouldBe(1);
        session.PendingChanges.DeletionCount.ShouldBe(1);
        session.PendingChanges.HasOutstandingWork().ShouldBeTrue();
        await session.SaveChangesAsync();
        session.PendingChanges.HasOutstandingWork().ShouldBeFalse();
        (await session.CheckExistsAsync<Plain>(dropped.Id)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_reader_of_ones_own_command_gives_its_connection_back()
    {
        await using var source = NpgsqlDataSource.Create(fixture.ConnectionString + ";Maximum Pool Size=1;Timeout=2");
        using var store = DocumentStore.For(options =>
        {
            options.Connection(source);
            StoreFixture.Configure(options);
        });
        await using var session = store.QuerySession("north");
        for (var i = 0; i < 3; i++)
        {
            await using var command = new NpgsqlCommand("select 42");
            await using var reader = await session.ExecuteReaderAsync(command);
            await reader.ReadAsync();
            reader.GetInt32(0).ShouldBe(42);
        }
    }

    [Fact]
    public async Task Sql_queries_answer_documents_and_values()
    {
        await using var session = Session();
        session.Store(new Plain { FirstName = "sql 1", Kind = Mood.Happy }, new Plain { FirstName = "sql 2" });
        await session.SaveChangesAsync();

        (await session.QueryAsync<Plain>("where data ->> 'FirstName' like ? order by data ->> 'FirstName' desc", "sql%")).Select(plain => plain.FirstName).ShouldBe(["sql 2", "sql 1"]);
        (await session.QueryAsync<Plain>("select data from mt_doc_plain where data ->> 'FirstName' = ?", "sql 1")).ShouldHaveSingleItem().Kind.ShouldBe(Mood.Happy);
        (await session.QueryAsync<long>("select count(*) from mt_doc_plain where data ->> 'FirstName' like ?", "sql%")).ShouldBe([2]);
        (await session.QueryAsync<Address>("select jsonb_build_object('City', 'Graz')")).ShouldHaveSingleItem().City.ShouldBe("Graz");
        await Should.ThrowAsync<InvalidDocumentException>(() => session.QueryAsync<Address>("where true"));
    }

    [Fact]
    public async Task A_batch_answers_all_of_its_questions_in_one_round_trip()
    {
        await using var session = Session();
        Plain[] stored = [new() { FirstName = "batch a" }, new() { FirstName = "batch b" }];
        session.Store(stored);
        await session.SaveChangesAsync();

        var batch = session.CreateBatchQuery();
        var one = batch.Load<Plain>(stored[0].Id);
        var none = batch.Load<Plain>(Guid.NewGuid());
        var both = batch.LoadMany<Plain, Guid>(stored.Select(plain => plain.Id));
        var query = batch.Query<Plain>().Where(plain => plain.FirstName.StartsWith("batch "));
        var names = query.OrderByDescending(plain => plain.FirstName).Select(plain => plain.FirstName).ToList();
        var count = query.Count();
        var any = query.Any();
        var first = query.OrderBy(plain => plain.FirstName).FirstOrDefault();
        one.IsCompleted.ShouldBeFalse();
        await batch.Execute();

        (await one)!.FirstName.ShouldBe("batch a");
        (await none).ShouldBeNull();
        (await both).Count.ShouldBe(2);
        (await names).ShouldBe(["batch b", "batch a"]);
        (await count, await any, (await first)!.FirstName).ShouldBe((2, true, "batch a"));
        await Should.ThrowAsync<InvalidOperationException>(() => batch.Execute());
    }

    [Fact]
    public async Task A_batch_takes_statements_of_ones_own_among_its_questions()
    {
        await using var session = Session();
        session.Store(new Plain { FirstName = "own 1" }, new Plain { FirstName = "own 2" });
        await session.SaveChangesAsync();

        var batch = session.CreateBatchQuery();
        var count = batch.Read(
            "select count(*) from mt_doc_plain where tenant_id = $1 and data ->> 'FirstName' like $2",
            parameters =>
            {
                parameters.Add(new NpgsqlParameter<string> { TypedValue = session.TenantId });
                parameters.Add(new NpgsqlParameter<string> { TypedValue = "own %" });
            },
            async (reader, token) => await reader.ReadAsync(token) ? reader.GetInt64(0) : 0);
        var documents = batch.Query<Plain>("where data ->> 'FirstName' like ? order by data ->> 'FirstName'", "own %");
        var values = batch.Query<long>("select 1::bigint where false");
        await batch.Execute();

        (await count).ShouldBe(2);
        (await documents).Select(plain => plain.FirstName).ShouldBe(["own 1", "own 2"]);
        (await values).ShouldBeEmpty();
        Should.Throw<InvalidDocumentException>(() => session.CreateBatchQuery().Query<Address>("where true"));
    }

    [Theory]
    [InlineData(BulkInsertMode.InsertsOnly)]
    [InlineData(BulkInsertMode.IgnoreDuplicates)]
    [InlineData(BulkInsertMode.OverwriteExisting)]
    public async Task A_bulk_insert_treats_a_document_that_exists_as_its_mode_says(BulkInsertMode mode)
    {
        var prefix = $"bulk {mode} ";
        var at = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        List<Setting> settings = [.. Enumerable.Range(0, 1_000).Select(i => new Setting { Key = prefix + i, Value = "bulk", Rank = i, At = i % 2 == 0 ? at : null })];
        await using var session = Session();
        session.Store(settings[7] with { Value = "before" });
        await session.SaveChangesAsync();

        if (mode == BulkInsertMode.InsertsOnly)
        {
            await Should.ThrowAsync<DocumentAlreadyExistsException>(() => fixture.Store.BulkInsertAsync("north", settings, mode));
            (await session.Query<Setting>().CountAsync(setting => setting.Key.StartsWith(prefix))).ShouldBe(1);
            return;
        }

        await fixture.Store.BulkInsertAsync("north", settings, mode);
        (await session.LoadAsync<Setting>(prefix + 7))!.Value.ShouldBe(mode == BulkInsertMode.IgnoreDuplicates ? "before" : "bulk");
        (await session.Query<Setting>().CountAsync(setting => setting.Key.StartsWith(prefix) && setting.Rank >= 500 && setting.At == at)).ShouldBe(250);
    }

    [Fact]
    public async Task An_abort_that_PostgreSQL_reports_is_tried_again()
    {
        await using var first = Session();
        await using var second = Session();
        Setting[] pair = [new() { Key = "dead 1" }, new() { Key = "dead 2" }];
        first.Store(pair);
        await first.SaveChangesAsync();

        // Each locks one row and then wants the other's: PostgreSQL ends one of them, which is then repeated. Who ends it goes on, so that a unit of work is
        // ended three times at most, and has one attempt more.
        async Task CrossAsync(IDocumentSession session, int own)
        {
            for (var round = 0; round < 3; round++)
            {
                session.Store(pair[own] with { Value = $"{own}.{round}" });
                session.QueueSqlCommand("select pg_sleep(0.1)");
                session.Store(pair[1 - own] with { Value = $"{own}.{round}" });
                await session.SaveChangesAsync();
            }
        }

        await Task.WhenAll(CrossAsync(first, 0), CrossAsync(second, 1));

        var values = (await first.LoadManyAsync<Setting>("dead 1", "dead 2")).Select(setting => setting.Value).Distinct();
        values.ShouldHaveSingleItem();

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await fixture.ScalarAsync<long>("select deadlocks from pg_stat_database where datname = current_database()") == 0)
        {
            patience.Token.ThrowIfCancellationRequested(); // PostgreSQL counts with a delay.
        }
    }

    private IDocumentSession Session() => fixture.Store.LightweightSession("north");
}
