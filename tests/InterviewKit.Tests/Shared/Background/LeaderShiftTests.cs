using System.Collections.Concurrent;
using InterviewKit.Documents;
using InterviewKit.Shared;
using InterviewKit.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace InterviewKit.Tests.Shared.Background;

public sealed class LeaderShiftTests : IAsyncLifetime, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ManualTimeProvider _time = new();
    private readonly BackgroundStatus _status = new();
    private readonly CancellationTokenSource _stop = new();
    private Workbench? _bench;
    private NotificationListener? _listener;
    private Task _leading = Task.CompletedTask;

    public async Task InitializeAsync()
    {
        _bench = await Workbench.StartAsync();
        _listener = Listening(_bench);
    }

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        await _leading.WaitAsync(Patience);
        _stop.Dispose();
        await _listener!.DisposeAsync();
        await _bench!.DisposeAsync();
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();

    [Fact]
    public async Task A_work_has_a_turn_for_all_workspaces_when_leadership_begins_and_after_each_period()
    {
        var work = new Recorded("recorded", TimeSpan.FromMinutes(5));
        Lead(work);

        (await work.NextAsync()).ShouldBeNull();
        await SettledAsync(work);
        _time.Advance(TimeSpan.FromMinutes(5));

        (await work.NextAsync()).ShouldBeNull();
        _status.Epoch.ShouldBe(1);
        _status.Works.ShouldHaveSingleItem().ShouldBe(new LeaderWorkStatus("recorded", _time.GetUtcNow(), 0, null));
    }

    [Fact]
    public async Task A_change_that_commits_gives_it_a_turn_for_its_workspace()
    {
        var work = new Recorded("recorded", TimeSpan.FromMinutes(5), change => change.Type == ChangeType.ScorecardSubmitted);
        Lead(work);
        await SettledAsync(work);

        await ChangeAsync("north", ChangeType.OpeningChanged);
        await ChangeAsync("south", ChangeType.ScorecardSubmitted);

        (await work.NextAsync()).ShouldBe(["south"]);
    }

    [Fact]
    public async Task A_work_that_is_not_done_is_called_again_for_the_same_workspaces_and_for_what_came_meanwhile()
    {
        var work = new Recorded("recorded", TimeSpan.FromMinutes(5));
        Lead(work);
        await SettledAsync(work);

        work.Ends.Enqueue(LeaderTurnEnd.More);
        work.Ends.Enqueue(LeaderTurnEnd.Waiting(TimeSpan.FromMinutes(1)));
        await ChangeAsync("north", ChangeType.OpeningChanged);
        (await work.NextAsync()).ShouldBe(["north"]);
        (await work.NextAsync()).ShouldBe(["north"]);
        await ChangeAsync("south", ChangeType.OpeningChanged);

        (await work.NextAsync()).ShouldBe(["north", "south"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_work_that_fails_is_tried_again_later_each_time_and_holds_no_other_up()
    {
        var bad = new Recorded("bad", TimeSpan.FromMinutes(5)) { Fault = new InvalidOperationException("It holds a name.") };
        var good = new Recorded("good", TimeSpan.FromMinutes(5));
        Lead(bad, good);
        await bad.NextAsync();
        await good.NextAsync();
        await UntilAsync(() => _status.Works is [{ Name: "bad", Failures: 1, Fault: "InvalidOperationException" }, { Name: "good", Failures: 0 }]);
        await SettledAsync(good);

        await AdvanceUntilCalledAsync(bad, TimeSpan.FromSeconds(1));
        bad.Fault = null;
        await AdvanceUntilCalledAsync(bad, TimeSpan.FromSeconds(2));
        await UntilAsync(() => _status.Works[0] is { Failures: 0, Fault: null });
        await ChangeAsync("north", ChangeType.OpeningChanged);
        await UntilAsync(async () => await good.NextAsync() is { } workspaces && workspaces.SetEquals(["north"]));
    }

    [Fact]
    public async Task When_leadership_is_lost_all_works_end_and_another_node_goes_on()
    {
        var first = new Recorded("recorded", TimeSpan.FromMinutes(5));
        Lead(first);
        await first.NextAsync();
        await SettledAsync(first);
        first.Work = (turn, token) => turn.Leader.TransactAsync((_, _) => Task.FromResult(0), token);

        await ExecuteAsync("update ik_leader set epoch = epoch + 1, renewed_at = '-infinity'");
        await ChangeAsync("north", ChangeType.OpeningChanged);

        await UntilAsync(() => _status.Epoch == 3);
    }

    [Fact]
    public async Task Stopping_ends_works_within_a_second_and_gives_leadership_up_at_once()
    {
        var stubborn = new Recorded("stubborn", TimeSpan.FromMinutes(5)) { Work = (_, _) => Task.Delay(Patience, CancellationToken.None) };
        var long_ = new Recorded("long", TimeSpan.FromMinutes(5)) { Work = (_, token) => Task.Delay(Timeout.Infinite, token) };
        Lead(stubborn, long_);
        await stubborn.NextAsync();
        await long_.NextAsync();

        await _stop.CancelAsync();

        await _leading.WaitAsync(TimeSpan.FromSeconds(5));
        (await ScalarAsync<bool>("select renewed_at = '-infinity' from ik_leader where name = 'background'")).ShouldBeTrue();
        _status.Epoch.ShouldBeNull();
    }

    [Fact]
    public async Task The_outbox_is_placed_as_soon_as_its_rows_have_committed_and_are_told_of()
    {
        Lead(new OutboxPlacing());
        await using var held = _bench!.Store.LightweightSession("test");
        await held.BeginTransactionAsync();
        OutboxTable.Queue(held, new OutboxEntry("test", ChangeType.OpeningChanged, "held", null, _time.GetUtcNow()));

        await ChangeAsync("test", ChangeType.OpeningChanged);
        await UntilAsync(async () => await PlacedAsync() == "node");
        await held.SaveChangesAsync();
        await TellAsync(new ChangeNotice("test", ChangeType.OpeningChanged, "held", null));

        await UntilAsync(async () => await PlacedAsync() == "node,held");
    }

    private static NotificationListener Listening(Workbench bench) => new(bench.Database.DataSource);

    private void Lead(params LeaderWork[] works)
    {
        var shift = new LeaderShift(works, _listener!, _status, _time, NullLogger<LeaderShift>.Instance);
        var election = new LeaderElection(_bench!.Database.DataSource, "background", TimeSpan.FromSeconds(60));
        _leading = Task.Run(() => election.RunAsync(shift.RunAsync, _stop.Token));
    }

    private async Task ChangeAsync(string workspace, ChangeType type)
    {
        await using var session = _bench!.Store.LightweightSession(workspace);
        OutboxTable.Queue(session, new OutboxEntry(workspace, type, "node", null, _time.GetUtcNow()));
        await session.SaveChangesAsync();
        await TellAsync(new ChangeNotice(workspace, type, "node", null));
    }

    private async Task TellAsync(ChangeNotice notice)
    {
        await using var notices = new ChangeNotices(_bench!.Database.DataSource);
        notices.Tell([notice]);
    }

    /// <summary>Its first turns are over, that of the beginning and that of the channel being listened to, and it waits.</summary>
    private async Task SettledAsync(Recorded work)
    {
        for (var i = 1; ; i++)
        {
            await ChangeAsync($"settling-{i}", ChangeType.ScorecardSubmitted);
            if (await work.NextAsync() is { } workspaces && workspaces.Contains($"settling-{i}"))
            {
                return;
            }
        }
    }

    private async Task AdvanceUntilCalledAsync(Recorded work, TimeSpan by)
    {
        var before = _time.GetUtcNow();
        await UntilAsync(() =>
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            return work.HasBeenCalled;
        });
        await work.NextAsync();
        (_time.GetUtcNow() - before).ShouldBeGreaterThanOrEqualTo(by);
    }

    private Task<string?> PlacedAsync() => ScalarAsync<string?>("select string_agg(node_id, ',' order by position) from ik_outbox where position is not null");

    private async Task ExecuteAsync(string sql)
    {
        await using var command = _bench!.Database.DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = _bench!.Database.DataSource.CreateCommand(sql);
        return await command.ExecuteScalarAsync() is T found ? found : default!;
    }

    private static Task UntilAsync(Func<bool> condition) => UntilAsync(() => Task.FromResult(condition()));

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await condition())
        {
            patience.IsCancellationRequested.ShouldBeFalse("what was waited for did not come");
            await Task.Yield();
        }
    }

    /// <summary>Tells the test of its turns.</summary>
    private sealed class Recorded(string name, TimeSpan period, Func<ChangeNotice, bool>? isWokenBy = null) : LeaderWork
    {
        private readonly System.Threading.Channels.Channel<IReadOnlySet<string>?> _turns = System.Threading.Channels.Channel.CreateUnbounded<IReadOnlySet<string>?>();

        public ConcurrentQueue<LeaderTurnEnd> Ends { get; } = new();

        public Exception? Fault { get; set; }

        public Func<LeaderTurn, CancellationToken, Task>? Work { get; set; }

        public bool HasBeenCalled => _turns.Reader.Count > 0;

        public override string Name => name;

        public override TimeSpan Period => period;

        public override bool IsWokenBy(ChangeNotice change) => isWokenBy is null || isWokenBy(change);

        public override async Task<LeaderTurnEnd> RunAsync(LeaderTurn turn, CancellationToken cancellationToken)
        {
            _turns.Writer.TryWrite(turn.Workspaces);
            if (Work is not null)
            {
                await Work(turn, cancellationToken);
            }
            else if (Fault is not null)
            {
                throw Fault;
            }

            return Ends.TryDequeue(out var end) ? end : LeaderTurnEnd.Done;
        }

        public async Task<IReadOnlySet<string>?> NextAsync() => await _turns.Reader.ReadAsync().AsTask().WaitAsync(Patience);
    }
}
