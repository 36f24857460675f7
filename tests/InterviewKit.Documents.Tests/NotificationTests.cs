using InterviewKit.Testing;
using Npgsql;

namespace InterviewKit.Documents.Tests;

public sealed class NotificationTests : IAsyncLifetime, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private TestDatabase? database;
    private NotificationListener? listener;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        listener = new NotificationListener(database.DataSource);
    }

    public async Task DisposeAsync()
    {
        await listener!.DisposeAsync();
        await database!.DisposeAsync();
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();

    [Fact]
    public async Task What_commits_is_heard_by_every_subscription_of_its_channel_and_by_no_other()
    {
        using var first = await ListenedAsync("talk");
        using var second = await ListenedAsync("talk");
        using var other = await ListenedAsync("Other \"channel\"");

        await NotifyAsync("talk", "one", "two");
        await NotifyAsync("Other \"channel\"", "three");

        (await PayloadsAsync(first, 2)).ShouldBe(["one", "two"]);
        (await PayloadsAsync(second, 2)).ShouldBe(["one", "two"]);
        (await PayloadsAsync(other, 1)).ShouldBe(["three"]);
        (await ConnectionsAsync()).ShouldBe(1, "one connection listens for all");
    }

    [Fact]
    public async Task A_subscription_hears_only_what_its_filter_lets_through()
    {
        using var subscription = listener!.Subscribe("talk", payload => payload.StartsWith("mine", StringComparison.Ordinal));
        (await NextAsync(subscription)).MayHaveMissed.ShouldBeTrue();

        await NotifyAsync("talk", "yours:1", "mine:1");

        (await PayloadsAsync(subscription, 1)).ShouldBe(["mine:1"]);
    }

    [Fact]
    public async Task What_a_slow_reader_did_not_take_is_kept_once_and_becomes_a_hint_beyond_its_capacity()
    {
        using var subscription = listener!.Subscribe("talk", capacity: 3);
        using var witness = await ListenedAsync("talk");
        (await NextAsync(subscription)).MayHaveMissed.ShouldBeTrue();

        await NotifyAsync("talk", "a");
        await NotifyAsync("talk", "b");
        await NotifyAsync("talk", "a");
        await NotifyAsync("talk", "seen");
        await PayloadsAsync(witness, 3);
        var kept = await NextAsync(subscription);
        kept.Payloads.ShouldBe(["a", "b", "seen"]);
        kept.MayHaveMissed.ShouldBeFalse();

        await NotifyAsync("talk", "1", "2", "3", "4");
        await PayloadsAsync(witness, 4);
        var overflown = await NextAsync(subscription);
        overflown.MayHaveMissed.ShouldBeTrue();
        overflown.Payloads.ShouldBeEmpty();
    }

    [Fact]
    public async Task After_its_connection_broke_a_subscription_is_told_that_it_may_have_missed_some_and_hears_again()
    {
        using var subscription = await ListenedAsync("talk");

        await TerminateAsync();

        (await NextAsync(subscription)).MayHaveMissed.ShouldBeTrue();
        await NotifyAsync("talk", "again");
        (await PayloadsAsync(subscription, 1)).ShouldBe(["again"]);
    }

    [Fact]
    public async Task A_connection_that_died_in_silence_is_found_by_its_keep_alive()
    {
        var time = new ManualTimeProvider();
        await using var own = new NotificationListener(database!.DataSource, time);
        using var subscription = own.Subscribe("talk");
        (await NextAsync(subscription)).MayHaveMissed.ShouldBeTrue();
        await UntilAsync(() => Task.FromResult(time.ActiveTimers == 1));
        var asked = await StatementAsync();
        asked.ShouldStartWith("listen");

        time.Advance(TimeSpan.FromSeconds(30));

        await UntilAsync(async () => await StatementAsync() == "select 1");
        await NotifyAsync("talk", "still there");
        (await PayloadsAsync(subscription, 1)).ShouldBe(["still there"]);
    }

    [Fact]
    public async Task Channels_come_and_go_with_their_subscriptions()
    {
        var subscription = await ListenedAsync("talk");
        using var other = await ListenedAsync("stays");
        var reading = ReadToEndAsync(subscription);

        subscription.Dispose();

        await reading.WaitAsync(Patience);
        await UntilAsync(async () => await StatementAsync() == "unlisten \"talk\"");
        await Should.ThrowAsync<ObjectDisposedException>(async () => await subscription.NextAsync());
        using var anew = await ListenedAsync("talk");
        await NotifyAsync("talk", "welcome back");
        (await PayloadsAsync(anew, 1)).ShouldBe(["welcome back"]);
    }

    [Fact]
    public async Task Disposing_of_the_listener_ends_its_subscriptions_and_gives_the_connection_back()
    {
        await listener!.DisposeAsync();
        await using var unreset = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database!.ConnectionString) { NoResetOnClose = true, MaxPoolSize = 1 });
        listener = new NotificationListener(unreset);
        var subscription = listener.Subscribe("talk");
        (await NextAsync(subscription)).MayHaveMissed.ShouldBeTrue();
        var reading = ReadToEndAsync(subscription);

        await listener.DisposeAsync();

        await reading.WaitAsync(Patience);
        Should.Throw<ObjectDisposedException>(() => listener.Subscribe("talk"));
        await listener.DisposeAsync();
        subscription.Dispose();
        await using var pooled = await unreset.OpenConnectionAsync();
        await using var channels = new NpgsqlCommand("select count(*) from pg_listening_channels()", pooled);
        (await channels.ExecuteScalarAsync()).ShouldBe(0L);
    }

    [Fact]
    public async Task A_listener_whose_database_is_away_goes_on_trying()
    {
        var builder = new NpgsqlConnectionStringBuilder(database!.ConnectionString) { Database = "not_yet" };
        await using var away = NpgsqlDataSource.Create(builder);
        await using var own = new NotificationListener(away);
        using var subscription = own.Subscribe("talk");
        await using (var create = database.DataSource.CreateCommand("create database not_yet"))
            await create.ExecuteNonQueryAsync();

        (await NextAsync(subscription)).MayHaveMissed.ShouldBeTrue();
        await own.DisposeAsync();
        await away.DisposeAsync();
        await using var drop = database.DataSource.CreateCommand("drop database not_yet with (force)");
        await drop.ExecuteNonQueryAsync();
    }

    private static async Task ReadToEndAsync(NotificationSubscription subscription)
    {
        await foreach (var _ in subscription.ReadAllAsync())
            continue;
    }

    /// <summary>A subscription whose channel is listened to for sure.</summary>
    private async Task<NotificationSubscription> ListenedAsync(string channel)
    {
        var subscription = listener!.Subscribe(channel);
        while (!await IsListenedAsync(subscription))
            continue;
        return subscription;
    }

    private async Task<bool> IsListenedAsync(NotificationSubscription subscription)
    {
        await NotifyAsync(subscription.Channel, "hello?");
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        try
        {
            while (true)
            {
                if ((await subscription.NextAsync(soon.Token)).Payloads.Contains("hello?"))
                    return true;
            }
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static async Task<NotificationBatch> NextAsync(NotificationSubscription subscription) => await subscription.NextAsync().AsTask().WaitAsync(Patience);

    private static async Task<List<string>> PayloadsAsync(NotificationSubscription subscription, int count)
    {
        var heard = new List<string>();
        while (heard.Count < count)
            heard.AddRange((await NextAsync(subscription)).Payloads.Where(payload => payload != "hello?"));
        return heard;
    }

    private async Task NotifyAsync(string channel, params string[] payloads)
    {
        await using var command = database!.DataSource.CreateCommand("select pg_notify($1, payload) from unnest($2) with ordinality as p (payload, place) order by place");
        command.Parameters.Add(new() { Value = channel });
        command.Parameters.Add(new() { Value = payloads });
        await command.ExecuteNonQueryAsync();
    }

    private Task<long> ConnectionsAsync() => ScalarAsync<long>("select count(*) from pg_stat_activity where datname = current_database() and query like 'listen%'");

    private Task<string> StatementAsync()
        => ScalarAsync<string>("select coalesce(string_agg(query, ' '), '') from pg_stat_activity where datname = current_database() and wait_event = 'ClientRead' and (query like 'listen%' or query like 'unlisten%' or query = 'select 1')");

    private Task<bool> TerminateAsync()
        => ScalarAsync<bool>("select bool_and(pg_terminate_backend(pid, 5000)) from pg_stat_activity where datname = current_database() and query like 'listen%' and pid <> pg_backend_pid()");

    private async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = database!.DataSource.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await condition())
        {
            patience.IsCancellationRequested.ShouldBeFalse("what was waited for did not come");
            await Task.Yield();
        }
    }
}
