using System.Diagnostics;
using System.Diagnostics.Metrics;
using InterviewKit.Documents.Sessions;
using InterviewKit.Testing;
using Npgsql;

namespace InterviewKit.Documents.Tests;

public sealed class ResilienceTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    [Theory]
    [InlineData(PostgresErrorCodes.SerializationFailure, true)]
    [InlineData(PostgresErrorCodes.DeadlockDetected, true)]
    [InlineData(PostgresErrorCodes.DiskFull, true)]
    [InlineData(PostgresErrorCodes.TooManyConnections, true)]
    [InlineData(PostgresErrorCodes.LockNotAvailable, true)]
    [InlineData(PostgresErrorCodes.CannotConnectNow, true)]
    [InlineData(PostgresErrorCodes.UniqueViolation, false)]
    [InlineData(PostgresErrorCodes.AdminShutdown, false)]
    [InlineData(PostgresErrorCodes.QueryCanceled, false)]
    [InlineData(PostgresErrorCodes.ConnectionFailure, false)]
    public void Only_what_PostgreSQL_reports_as_undone_for_a_passing_reason_is_written_again(string sqlState, bool again)
        => Resilience.IsReportedAbort(sqlState).ShouldBe(again);

    [Fact]
    public async Task A_write_whose_connection_breaks_is_not_repeated()
    {
        await using var session = fixture.Store.LightweightSession("north");
        session.Store(new Setting { Key = "broken" });
        session.QueueSqlCommand("create sequence if not exists attempts");
        session.QueueSqlCommand("select nextval('attempts')");
        // Ends its own connection: whether that is before or after a commit, the client cannot know.
        session.QueueSqlCommand("select pg_terminate_backend(pg_backend_pid())");
        await fixture.ScalarAsync<long>("create sequence attempts");

        await Should.ThrowAsync<MartenCommandException>(() => session.SaveChangesAsync());

        (await fixture.ScalarAsync<long>("select last_value from attempts")).ShouldBe(1);
        (await session.LoadAsync<Setting>("broken")).ShouldBeNull();
    }

    [Fact]
    public async Task A_read_whose_pooled_connection_is_dead_is_repeated()
    {
        await using var session = fixture.Store.QuerySession("north");
        await session.LoadAsync<Setting>("any");
        await using (var own = await fixture.DataSource.OpenConnectionAsync())
        await using (var kill = new NpgsqlCommand("select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()", own))
            await kill.ExecuteNonQueryAsync();

        for (var i = 0; i < 5; i++)
            (await session.LoadAsync<Setting>("any")).ShouldBeNull();
    }

    [Fact]
    public async Task A_command_of_ones_own_is_repeated_in_a_session_that_reads_and_not_in_one_that_writes()
    {
        await using var reading = fixture.Store.QuerySession("north");
        await using var writing = fixture.Store.LightweightSession("north");
        await using var command = new NpgsqlCommand("select 1");

        await using (await KillPooledAsync())
        await using (var rows = await reading.ExecuteReaderAsync(command))
            (await rows.ReadAsync()).ShouldBeTrue();
        await using (await KillPooledAsync())
            await Should.ThrowAsync<NpgsqlException>(() => writing.ExecuteReaderAsync(command));
    }

    /// <summary>Leaves the pool a dead connection. The one that killed it is the caller's, who keeps it out of the pool.</summary>
    private async Task<NpgsqlConnection> KillPooledAsync()
    {
        var own = await fixture.DataSource.OpenConnectionAsync();
        await fixture.ScalarAsync<int>("select 1");
        await using var kill = new NpgsqlCommand("select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()", own);
        await kill.ExecuteNonQueryAsync();
        return own;
    }

    [Fact]
    public async Task A_commit_that_no_standby_confirmed_is_told_from_one_that_is_safe()
    {
        await using var cluster = await PostgresCluster.StartAsync();
        await cluster.Server.EnsureDatabaseAsync("standby");
        var connection = new NpgsqlConnectionStringBuilder(cluster.Server.ConnectionString("standby"));
        await using var local = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection.ConnectionString) { Options = "-c synchronous_commit=local" });
        connection.Options = "-c synchronous_commit=on";
        await using var store = DocumentStore.For(options =>
        {
            options.Connection(connection.ConnectionString);
            options.Schema.For<Setting>().Identity(setting => setting.Key);
        });
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        foreach (var sql in new[] { "alter system set synchronous_standby_names = 'nobody'", "select pg_reload_conf()" })
        {
            await using var command = local.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }

        // The server's processes read the setting one after another: a commit that none of them delayed yet is tried again.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        Exception? fault = null;
        while (fault is null)
        {
            patience.Token.ThrowIfCancellationRequested();
            fault = await SaveCancelledAsync(store, local);
        }

        fault.ShouldBeOfType<UnconfirmedCommitException>().Message
            .ShouldBe("The transaction was committed on the primary only; PostgreSQL warned: canceling wait for synchronous replication due to user request");
        (await store.QuerySession("north").LoadAsync<Setting>("here")).ShouldNotBeNull();
    }

    /// <summary>Saves two documents while every commit that waits for a standby is told to wait no longer; the fault that came of it.</summary>
    private static async Task<Exception?> SaveCancelledAsync(DocumentStore store, NpgsqlDataSource local)
    {
        await using var session = store.LightweightSession("north");
        session.Store(new Setting { Key = "here" });
        session.Store(new Setting { Key = "there" });
        var saving = session.SaveChangesAsync();
        await using (var cancel = local.CreateCommand("select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'"))
        {
            while (!saving.IsCompleted)
                await cancel.ExecuteNonQueryAsync();
        }

        return await Record.ExceptionAsync(() => saving);
    }

    [Fact]
    public async Task Connections_and_appended_events_are_measured_under_Martens_names()
    {
        var spans = new List<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Marten",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.GetTagItem("tenant.id") is "measured")
                    spans.Add(activity.OperationName);
            },
        };
        ActivitySource.AddActivityListener(listener);
        var counted = new List<string?>();
        using var meters = new MeterListener { InstrumentPublished = (instrument, listening) => { if (instrument.Meter.Name == "Marten") listening.EnableMeasurementEvents(instrument); } };
        meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => counted.Add($"{instrument.Name} {tags[0].Value} {value}"));
        meters.Start();

        using var store = fixture.Open(options => options.Events.AddEventType<TelemetryTaken>());
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await using var session = store.LightweightSession("measured");
        session.Events.StartStream(Guid.NewGuid(), new TelemetryTaken());
        await session.SaveChangesAsync();

        spans.ShouldBe(["marten.connection"]);
        counted.ShouldContain("marten.event.append telemetry_taken 1");
    }

    public sealed record TelemetryTaken;
}
