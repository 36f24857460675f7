using InterviewKit.Documents;
using Microsoft.Extensions.Logging;

namespace InterviewKit.Shared;

/// <summary>Gives one work its turns for as long as this node leads.</summary>
internal sealed partial class LeaderWorkLoop(
    LeaderWork work, Leader leader, NotificationListener listener, BackgroundStatus status, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LastRetry = TimeSpan.FromMinutes(1);

    /// <exception cref="LeadershipLostException">Another node leads by now.</exception>
    public async Task RunAsync(CancellationToken leading)
    {
        using var changes = listener.Subscribe(ChangeNotice.Channel, Wakes);
        var failures = 0;
        var scope = Scope.All;
        var allSince = time.GetTimestamp();
        while (!leading.IsCancellationRequested)
        {
            if (scope.IsAll)
            {
                allSince = time.GetTimestamp();
            }

            if (await TurnAsync(scope, failures, leading) is not { } end)
            {
                failures++;
                scope = Scope.All;
                await Task.Delay(Retry(failures), time, leading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                continue;
            }

            failures = 0;
            var heard = end.Next == TimeSpan.Zero ? Scope.None : await HearAsync(changes, Pause(end, allSince), leading);
            scope = time.GetElapsedTime(allSince) >= work.Period ? Scope.All
                : end.Next is null ? heard
                : scope.With(heard);
        }
    }

    private bool Wakes(string payload) => ChangeNotice.TryParse(payload) is { } change && work.IsWokenBy(change);

    /// <summary>How the turn ended; null where it failed.</summary>
    private async Task<LeaderTurnEnd?> TurnAsync(Scope scope, int failures, CancellationToken leading)
    {
        if (scope.IsEmpty)
        {
            return LeaderTurnEnd.Done;
        }

        try
        {
            var end = await work.RunAsync(new LeaderTurn(leader, scope.Workspaces), leading);
            status.Ended(work.Name, time.GetUtcNow());
            return end;
        }
        catch (OperationCanceledException) when (leading.IsCancellationRequested)
        {
            return LeaderTurnEnd.Done;
        }
        catch (Exception fault) when (fault is not LeadershipLostException)
        {
            // A fault of one work is no reason to stop the others, or the service. It stays visible until a turn succeeds.
            status.Failed(work.Name, time.GetUtcNow(), fault);
            LogFailed(fault, work.Name, failures + 1);
            return null;
        }
    }

    private TimeSpan Pause(LeaderTurnEnd end, long allSince)
    {
        var untilAll = work.Period - time.GetElapsedTime(allSince);
        var pause = end.Next is { } next && next < untilAll ? next : untilAll;
        return pause > TimeSpan.Zero ? pause : TimeSpan.Zero;
    }

    /// <summary>What changed; nothing where the pause passed without.</summary>
    private async Task<Scope> HearAsync(NotificationSubscription changes, TimeSpan pause, CancellationToken leading)
    {
        using var limit = new CancellationTokenSource(pause, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, leading);
        try
        {
            var heard = await changes.NextAsync(either.Token);
            return heard.MayHaveMissed ? Scope.All : new Scope([.. heard.Payloads.Select(payload => ChangeNotice.TryParse(payload)!.Workspace)]);
        }
        catch (OperationCanceledException)
        {
            return Scope.None;
        }
    }

    private static TimeSpan Retry(int failures)
    {
        var delay = FirstRetry * Math.Pow(2, Math.Min(failures - 1, 10));
        return delay < LastRetry ? delay : LastRetry;
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "The work {Work} failed, for the {Count}. time in a row")]
    private partial void LogFailed(Exception fault, string work, int count);

    /// <param name="Workspaces">Those to look into; null for all.</param>
    private sealed record Scope(HashSet<string>? Workspaces)
    {
        public static Scope All { get; } = new((HashSet<string>?)null);

        public static Scope None { get; } = new([]);

        public bool IsAll => Workspaces is null;

        public bool IsEmpty => Workspaces is { Count: 0 };

        public Scope With(Scope other) => IsAll || other.IsAll ? All : new([.. Workspaces!, .. other.Workspaces!]);
    }
}
