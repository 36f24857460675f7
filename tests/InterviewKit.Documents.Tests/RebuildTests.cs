namespace InterviewKit.Documents.Tests;

public sealed class RebuildTests : IAsyncLifetime
{
    private readonly Taking taking = new();
    private readonly List<Guid> north = [];
    private DaemonFixture? fixture;

    private DaemonFixture Fixture => fixture!;

    /// <summary>More streams than a batch holds, in two tenants, some archived and some of other things.</summary>
    public async Task InitializeAsync()
    {
        fixture = await DaemonFixture.StartAsync(options =>
        {
            options.Schema.For<Taken>();
            options.Events.AddEventType<NoteAdded>();
            options.Events.MetadataConfig.UserNameEnabled = true;
            options.Projections.Snapshot<Account>(SnapshotLifecycle.Inline).Index(account => account.Owner);
            options.Projections.Snapshot<Movements>(SnapshotLifecycle.Async).KeepMetadata();
            options.Projections.Add(taking, ProjectionLifecycle.Async, "taking", asyncOptions => asyncOptions.DeleteViewTypeOnTeardown<Taken>());
        });
        for (var i = 0; i < 130; i++)
        {
            north.Add(await Fixture.AppendAsync("north", new AccountOpened($"Owner {i}"), new MoneyPutIn(i)));
            if (i % 3 == 0)
                await Fixture.AppendToAsync("north", north[^1], new MoneyTaken(1), new MoneyPutIn(0.10m));
            if (i % 10 == 0)
                await Fixture.AppendAsync("south", new AccountOpened($"Süd {i}"), new MoneyTaken(i));
        }

        await Fixture.AppendAsync("north", new NoteAdded("of no account"));
        await using var session = Fixture.Store.LightweightSession("north");
        session.Events.ArchiveStream(north[7]);
        await session.SaveChangesAsync();
        await Fixture.CatchUpAsync();
    }

    public async Task DisposeAsync() => await fixture!.DisposeAsync();

    [Theory]
    [InlineData("Account", "mt_doc_account")]
    [InlineData("Movements", "mt_doc_movements")]
    [InlineData("taking", "mt_doc_taken")]
    public async Task Whatever_became_of_its_documents_a_rebuild_makes_the_very_rows_again(string projection, string table)
    {
        var before = await RowsAsync(table);
        before.Length.ShouldBeGreaterThan(1_000);

        await Fixture.ExecuteAsync($"delete from {table}");
        await Fixture.Daemon.RebuildProjectionAsync(projection);
        (await RowsAsync(table)).ShouldBe(before);

        await Fixture.ExecuteAsync($$"""
            update {{table}} set data = '{"Id": "00000000-0000-0000-0000-000000000000"}' where random() < 0.3;
            delete from {{table}} where random() < 0.3;
            insert into {{table}} select (jsonb_populate_record(d, '{"id": "a1ca4e34-ce8a-4a93-8edf-c0f6c4bd2a86"}')).* from {{table}} d limit 1;
            """);
        await Fixture.Daemon.RebuildProjectionAsync(projection);
        (await RowsAsync(table)).ShouldBe(before);
        (await Fixture.Daemon.AllProjectionProgressAsync()).ShouldAllBe(state => state.Behind == 0);
    }

    [Fact]
    public async Task The_snapshots_of_one_tenant_are_rebuilt_alone()
    {
        var before = await RowsAsync("mt_doc_account");
        await Fixture.ExecuteAsync("delete from mt_doc_account");

        await Fixture.Daemon.RebuildProjectionAsync("Account", "south");
        (await Fixture.ScalarAsync<string>("select string_agg(distinct tenant_id, ',') from mt_doc_account")).ShouldBe("south");

        await Fixture.Daemon.RebuildProjectionAsync("Account", "north");
        (await RowsAsync("mt_doc_account")).ShouldBe(before);
    }

    [Fact]
    public async Task Appends_beside_a_rebuild_are_neither_lost_nor_refused()
    {
        using var stop = new CancellationTokenSource();
        var appending = Task.WhenAll(Enumerable.Range(0, 4).Select(async writer =>
        {
            foreach (var id in north.Where((_, i) => i % 4 == writer && i != 7))
                await Fixture.AppendToAsync("north", id, new MoneyPutIn(1_000));
        }));

        while (!appending.IsCompleted)
        {
            await Task.WhenAll(
                Fixture.Daemon.RebuildProjectionAsync("Account"),
                Fixture.Daemon.RebuildProjectionAsync("Movements"),
                Fixture.Daemon.RebuildProjectionAsync("taking"),
                Fixture.CatchUpAsync());
        }

        await appending;
        await Fixture.CatchUpAsync();
        var (accounts, movements, taken) = (await RowsAsync("mt_doc_account"), await RowsAsync("mt_doc_movements"), await RowsAsync("mt_doc_taken"));
        await using (var session = Fixture.Store.QuerySession("north"))
        {
            foreach (var id in north.Where((_, i) => i != 7))
                (await session.LoadAsync<Account>(id)).ShouldBe(await session.Events.AggregateStreamAsync<Account>(id));
        }

        foreach (var projection in Fixture.Daemon.ProjectionNames)
            await Fixture.Daemon.RebuildProjectionAsync(projection);
        (await RowsAsync("mt_doc_account")).ShouldBe(accounts);
        (await RowsAsync("mt_doc_movements")).ShouldBe(movements);
        (await RowsAsync("mt_doc_taken")).ShouldBe(taken);
    }

    [Fact]
    public async Task A_stream_that_somebody_holds_is_waited_for()
    {
        await using var holder = Fixture.Store.LightweightSession("north");
        await holder.BeginTransactionAsync();
        await using (var hold = new Npgsql.NpgsqlCommand("select 1 from mt_streams where id = $1 for update") { Parameters = { new() { Value = north[50] } } })
            await holder.ExecuteAsync(hold);
        await Fixture.ExecuteAsync("delete from mt_doc_account");

        // The first batch holds a hundred streams, of which this one and that of no account may be two.
        var rebuilding = Fixture.Daemon.RebuildProjectionAsync("Account", "north");
        while (await Fixture.ScalarAsync<long>("select count(*) from mt_doc_account") < 98)
            await Task.Yield();
        rebuilding.IsCompleted.ShouldBeFalse();
        await holder.SaveChangesAsync();

        await rebuilding;
        (await Fixture.ScalarAsync<long>("select count(*) from mt_doc_account")).ShouldBe(130);
    }

    [Fact]
    public async Task A_stream_that_cannot_be_folded_is_named_and_all_others_are_rebuilt()
    {
        var before = await RowsAsync("mt_doc_account");
        await Fixture.ExecuteAsync("update mt_events set type = 'unknown_to_all', mt_dotnet_type = null where stream_id = $1 and version = 2", north[3]);
        await Fixture.ExecuteAsync("delete from mt_doc_account where id <> $1", north[3]);

        var refused = await Should.ThrowAsync<ProjectionRebuildException>(() => Fixture.Daemon.RebuildProjectionAsync<Account>());

        refused.Streams.ShouldBe([north[3]]);
        refused.Message.ShouldStartWith($"1 streams of projection 'Account' could not be folded: {north[3]}: Unknown event type 'unknown_to_all'");
        (await RowsAsync("mt_doc_account")).ShouldBe(before, "what could not be folded stays as it was");
    }

    [Fact]
    public async Task What_cannot_be_rebuilt_is_refused_in_a_sentence()
    {
        (await Should.ThrowAsync<ProjectionNotFoundException>(() => Fixture.Daemon.RebuildProjectionAsync("Acount"))).Message
            .ShouldBe("There is no projection 'Acount'; the store has Account, Movements, taking.");
        (await Should.ThrowAsync<InvalidOperationException>(() => Fixture.Daemon.RebuildProjectionAsync("taking", "north"))).Message
            .ShouldBe("Projection 'taking' has one progress for all tenants, so it is rebuilt for all of them; only snapshots are rebuilt for one.");
        Should.Throw<ProjectionNotFoundException>(() => { _ = Fixture.Daemon.RebuildProjectionAsync<Taken>(); });
    }

    /// <summary>Versions that are new Guids at each writing are no part of what events lead to.</summary>
    private Task<string> RowsAsync(string table)
        => Fixture.ScalarAsync<string>(
            $"""
            select coalesce(string_agg((to_jsonb(d) - 'mt_last_modified' - case when jsonb_typeof(to_jsonb(d) -> 'mt_version') = 'string' then 'mt_version' else '' end)::text, E'\n' order by tenant_id, id), '')
            from {table} as d
            """);
}

/// <summary>Folded behind the events.</summary>
public sealed record Movements
{
    public Guid Id { get; init; }

    public int Count { get; init; }

    public long Version { get; init; }

    public static Movements Create(AccountOpened opened) => new();

    public Movements Apply(MoneyPutIn put) => this with { Count = Count + 1 };

    public Movements Apply(MoneyTaken taken) => this with { Count = Count + 1 };
}
