using InterviewKit.Testing;

namespace InterviewKit.EmbeddedPostgres.Tests;

public sealed class ManualTimeProviderTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void Time_stands_still_until_it_is_moved()
    {
        var start = _time.GetUtcNow();
        var stamp = _time.GetTimestamp();

        _time.GetUtcNow().ShouldBe(start);
        _time.Advance(TimeSpan.FromMinutes(90));

        _time.GetUtcNow().ShouldBe(start + TimeSpan.FromMinutes(90));
        _time.GetElapsedTime(stamp).ShouldBe(TimeSpan.FromMinutes(90));
        Should.Throw<ArgumentOutOfRangeException>(() => _time.Advance(TimeSpan.FromTicks(-1)));
        Should.Throw<ArgumentOutOfRangeException>(() => _time.AdvanceTo(start));
    }

    [Fact]
    public void Timers_fire_in_the_order_in_which_they_are_due_each_at_its_own_moment()
    {
        var start = _time.GetUtcNow();
        List<(string Name, double Seconds)> fired = [];
        using var slow = Timer("slow", 5, Timeout.Infinite);
        using var periodic = Timer("periodic", 2, 2);
        using var fast = Timer("fast", 1, Timeout.Infinite);

        _time.Advance(TimeSpan.FromSeconds(5));

        fired.ShouldBe([("fast", 1), ("periodic", 2), ("periodic", 4), ("slow", 5)]);
        _time.ActiveTimers.ShouldBe(1);

        ITimer Timer(string name, int dueSeconds, int periodSeconds) => _time.CreateTimer(
            _ => fired.Add((name, (_time.GetUtcNow() - start).TotalSeconds)),
            null,
            TimeSpan.FromSeconds(dueSeconds),
            periodSeconds < 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(periodSeconds));
    }

    [Fact]
    public void A_timer_without_delay_fires_at_once_and_a_stopped_or_disposed_one_never()
    {
        var fired = 0;
        using var atOnce = _time.CreateTimer(_ => fired++, null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        fired.ShouldBe(1);

        using var stopped = _time.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        stopped.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan).ShouldBeTrue();
        var disposed = _time.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        disposed.Dispose();

        _time.Advance(TimeSpan.FromHours(1));

        fired.ShouldBe(1);
        disposed.Change(TimeSpan.Zero, TimeSpan.Zero).ShouldBeFalse();
        _time.ActiveTimers.ShouldBe(0);
    }

    [Fact]
    public async Task Delays_timeouts_and_periods_follow_it()
    {
        var delay = Task.Delay(TimeSpan.FromSeconds(10), _time);
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(10), _time);
        using var periodic = new PeriodicTimer(TimeSpan.FromSeconds(10), _time);
        var tick = periodic.WaitForNextTickAsync();

        _time.Advance(TimeSpan.FromSeconds(9.999));
        delay.IsCompleted.ShouldBeFalse();
        timeout.IsCancellationRequested.ShouldBeFalse();
        tick.IsCompleted.ShouldBeFalse();

        _time.Advance(TimeSpan.FromSeconds(0.001));
        await delay;
        timeout.IsCancellationRequested.ShouldBeTrue();
        (await tick).ShouldBeTrue();
    }
}
