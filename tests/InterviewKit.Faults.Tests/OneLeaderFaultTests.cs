using System.Globalization;
using InterviewKit.Documents;
using InterviewKit.Faults.Tests.Nodes;
using InterviewKit.Faults.Tests.Running;
using InterviewKit.Testing;
using Npgsql;
using Xunit.Abstractions;

namespace InterviewKit.Faults.Tests;

/// <summary>F13: of many nodes one works, another goes on when it fails, and one that wakes up too late changes nothing.</summary>
public sealed class OneLeaderFaultTests(ITestOutputHelper output) : IAsyncLifetime
{
    /// <summary>A leader is frozen this long at full size; else until another has taken over and worked.</summary>
    private static readonly TimeSpan Frozen = FaultRun.IsFull ? TimeSpan.FromSeconds(60) : TimeSpan.Zero;

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(FaultRun.IsFull ? 6 : 1);
    private static readonly TimeSpan EventInterval = TimeSpan.FromMilliseconds(2);

    private readonly List<NodeProcess> _nodes = [];
    private TestDatabase? _database;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        await ExecuteAsync(LeaderElection.TableScript());
        await ExecuteAsync(
            """
            create table counted_event (id bigint generated always as identity primary key);
            create table counted_total (total bigint not null, done bigint not null);
            insert into counted_total values (0, 0);
            """);
    }

    public async Task DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }

        await _database!.DisposeAsync();
    }

    [Fact]
    public async Task Another_node_takes_over_from_a_leader_that_is_killed_cut_off_or_frozen_and_no_event_is_counted_twice()
    {
        var run = new FaultRun(output, "F13");
        var (kills, cuts, freezes) = (FaultRun.Of(10), FaultRun.Of(10), FaultRun.Of(3));
        using var stop = new CancellationTokenSource();
        var writing = WriteEventsAsync(stop.Token);
        StartNode(isFenced: true);
        StartNode(isFenced: true);

        var takeovers = new List<TimeSpan>();
        for (var kill = 0; kill < kills; kill++)
        {
            var leader = await WorkingLeaderAsync();
            takeovers.Add(await TakenOverAfterAsync(leader.KillAsync));
            StartNode(isFenced: true);
        }

        for (var cut = 0; cut < cuts; cut++)
        {
            var leader = await WorkingLeaderAsync();
            await CutOffAsync(leader);
        }

        var refused = 0;
        for (var freeze = 0; freeze < freezes; freeze++)
        {
            refused += await ThawTooLateAsync(takeovers);
        }

        await WorkingLeaderAsync();
        await stop.CancelAsync();
        await writing;
        var (events, total) = await CountedAsync();
        run.Say($"{kills} leaders killed, {cuts} cut off by pg_terminate_backend, {freezes} frozen {(FaultRun.IsFull ? "for 60 s" : "until another had worked")}; lease {Lease.TotalSeconds} s");
        run.Say($"slowest takeover {takeovers.Max().TotalSeconds:0.0} s; {events} events, {total} counted; {refused} of {freezes} late leaders were refused their batch");
        total.ShouldBe(events);
        refused.ShouldBe(freezes);
        takeovers.Max().ShouldBeLessThan(FaultRun.Within(10));
    }

    [Fact]
    public async Task Without_the_fence_a_leader_that_wakes_up_late_counts_again()
    {
        var run = new FaultRun(output, "F13 control");
        using var stop = new CancellationTokenSource();
        var writing = WriteEventsAsync(stop.Token);
        StartNode(isFenced: false);
        StartNode(isFenced: false);

        await ThawTooLateAsync([]);
        await stop.CancelAsync();
        await writing;

        var (events, total) = await CountedAsync();
        run.Say($"without the fence {total} of {events} events are counted");
        total.ShouldBeGreaterThan(events, "a late leader's batch is to land here; if it doesn't, this test shows nothing");
    }

    /// <summary>Freezes the leader, waits until another has taken over and worked, and lets it go on.</summary>
    /// <returns>1 if its next batch was refused, 0 if it was not and landed.</returns>
    private async Task<int> ThawTooLateAsync(List<TimeSpan> takeovers)
    {
        var frozenAt = TimeProvider.System.GetTimestamp();
        var leader = await WorkingLeaderAsync();
        takeovers.Add(await TakenOverAfterAsync(leader.FreezeAsync));
        await WorksAsync();
        while (TimeProvider.System.GetElapsedTime(frozenAt) < Frozen)
        {
            await WorksAsync();
        }

        var refused = leader.CountOf("refused");
        await leader.ThawAsync();
        await Until.TrueAsync("the late leader to be refused, or to count events again", async () =>
            leader.CountOf("refused") > refused
            || await ScalarAsync("select total - (select count(*) from counted_event) from counted_total") > 0);
        return leader.CountOf("refused") - refused;
    }

    /// <summary>Ends the leader's sessions, as an operator or a failing network does.</summary>
    private async Task CutOffAsync(NodeProcess leader)
    {
        var broken = leader.CountOf("broken") + leader.CountOf("refused");
        await Until.TrueAsync("the leader to notice", async () =>
        {
            await ExecuteAsync($"select pg_terminate_backend(pid) from pg_stat_activity where application_name = '{leader.Name}'");
            return leader.CountOf("broken") + leader.CountOf("refused") > broken;
        });
    }

    private void StartNode(bool isFenced)
    {
        var name = $"node-{_nodes.Count}";
        var milliseconds = Lease.TotalMilliseconds.ToString(CultureInfo.InvariantCulture);
        _nodes.Add(NodeProcess.Start(name, "lead", _database!.ConnectionString, name, milliseconds, isFenced ? "fenced" : "unfenced"));
    }

    /// <summary>The node that leads now, once it works.</summary>
    private async Task<NodeProcess> WorkingLeaderAsync()
    {
        await WorksAsync();
        var epoch = await ScalarAsync("select epoch from ik_leader");
        await Until.TrueAsync("the leader to say so", () => _nodes.Any(node => node.Said.Contains($"leads {epoch}")));
        return _nodes.Single(node => node.Said.Contains($"leads {epoch}"));
    }

    /// <returns>How long after the fault another node led.</returns>
    private async Task<TimeSpan> TakenOverAfterAsync(Func<Task> fault)
    {
        var epoch = await ScalarAsync("select epoch from ik_leader");
        await fault();
        return await Until.TrueAsync("another node to lead", async () => await ScalarAsync("select epoch from ik_leader") > epoch);
    }

    /// <summary>Waits until more is counted.</summary>
    private async Task WorksAsync()
    {
        var done = await ScalarAsync("select coalesce(max(id), 0) from counted_event");
        await Until.TrueAsync("events to be counted", async () => await ScalarAsync("select done from counted_total") > done);
    }

    private async Task WriteEventsAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(EventInterval);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                await ExecuteAsync("insert into counted_event default values");
            }
        }
        catch (OperationCanceledException)
        {
            // Enough was written.
        }
    }

    /// <summary>All events and how many were counted, once the leader is done with them.</summary>
    private async Task<(long Events, long Total)> CountedAsync()
    {
        var last = await ScalarAsync("select max(id) from counted_event");
        await Until.TrueAsync("the last event to be counted", async () => await ScalarAsync("select done from counted_total") >= last);
        return (await ScalarAsync("select count(*) from counted_event"), await ScalarAsync("select total from counted_total"));
    }

    private async Task<long> ScalarAsync(string sql)
    {
        await using var command = _database!.DataSource.CreateCommand(sql);
        return await command.ExecuteScalarAsync() as long? ?? 0;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, await _database!.DataSource.OpenConnectionAsync());
        await using (command.Connection)
        {
            await command.ExecuteNonQueryAsync();
        }
    }
}
