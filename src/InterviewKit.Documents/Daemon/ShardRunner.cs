using InterviewKit.Documents.Sessions;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace InterviewKit.Documents.Daemon;

/// <summary>
/// Takes a shard forward, page by page. A page that fails is halved until the event that fails is alone; that one is tried again after a while, and at
/// last set aside. Pages grow again as they succeed. One page at a time.
/// </summary>
internal sealed partial class ShardRunner(DocumentDatabase database, AsyncShard shard, ILogger logger)
{
    /// <summary>How long an event that failed alone waits before each further attempt. After the last it is set aside.</summary>
    private static readonly TimeSpan[] RetryDelays = [TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(1)];

    private readonly EventPageReader reader = new(database);
    private readonly DeadLetters deadLetters = new(database);
    private readonly ProjectionProgress progress = new(database.Schema);
    private int pageSize = shard.Options.BatchSize;
    private int attempts;
    private long failedAt;

    public AsyncShard Shard => shard;

    /// <summary>Takes the next page, unless an event waits to be tried again.</summary>
    public async Task<DaemonTurn> AdvanceAsync(ShardTransaction<PageOutcome> transact, long highWaterMark, CancellationToken cancellation)
    {
        if (Wait() is { } wait)
            return new DaemonTurn(HasMore: false, wait);

        try
        {
            var outcome = await transact((connection, token) => PageAsync(connection, highWaterMark, token), cancellation);
            attempts = 0;
            if (outcome.EventCount > 0)
                pageSize = Math.Min(shard.Options.BatchSize, pageSize * 2);
            DaemonTelemetry.Processed(shard, outcome.EventCount, highWaterMark - outcome.Sequence);
            return new DaemonTurn(outcome.HasMore, null);
        }
        catch (Exception fault) when (IsLostRace(fault))
        {
            return new DaemonTurn(HasMore: true, null);
        }
        catch (Exception fault) when (IsFaultOfEvent(fault))
        {
            return await FailedAsync(fault, transact, highWaterMark, cancellation);
        }
    }

    private async Task<PageOutcome> PageAsync(NpgsqlConnection connection, long highWaterMark, CancellationToken cancellation)
    {
        var floor = await progress.LockAsync(connection, shard.ShardName, cancellation);
        if (floor >= highWaterMark)
            return new PageOutcome(0, floor, HasMore: false);

        var page = await reader.ReadAsync(connection, floor, highWaterMark, pageSize, cancellation);
        if (page.Unreadable is { } unreadable)
            throw unreadable.Fault;
        if (page.Events.Count > 0)
            await shard.ApplyAsync(connection, page.Events, cancellation);
        await progress.MoveAsync(connection, shard.ShardName, floor, page.Ceiling, cancellation);
        return new PageOutcome(page.Events.Count, page.Ceiling, page.HasMore);
    }

    private async Task<DaemonTurn> FailedAsync(Exception fault, ShardTransaction<PageOutcome> transact, long highWaterMark, CancellationToken cancellation)
    {
        if (pageSize > 1)
        {
            pageSize = Math.Max(1, pageSize / 2);
            return new DaemonTurn(HasMore: true, null);
        }

        if (attempts < RetryDelays.Length)
        {
            failedAt = database.Time.GetTimestamp();
            attempts++;
            return new DaemonTurn(HasMore: false, Wait());
        }

        var outcome = await transact((connection, token) => SetAsideAsync(connection, fault, highWaterMark, token), cancellation);
        attempts = 0;
        DaemonTelemetry.Skipped(shard);
        LogSetAside(fault, shard.ProjectionName, outcome.Sequence, attempts: RetryDelays.Length + 1);
        return new DaemonTurn(HasMore: true, null);
    }

    /// <summary>Moves the shard past the event that fails, and notes it, in one transaction.</summary>
    private async Task<PageOutcome> SetAsideAsync(NpgsqlConnection connection, Exception fault, long highWaterMark, CancellationToken cancellation)
    {
        var floor = await progress.LockAsync(connection, shard.ShardName, cancellation);
        var page = await reader.ReadAsync(connection, floor, highWaterMark, 1, cancellation);
        await deadLetters.AddAsync(connection, shard, page.Ceiling, fault, cancellation);
        await progress.MoveAsync(connection, shard.ShardName, floor, page.Ceiling, cancellation);
        return new PageOutcome(0, page.Ceiling, HasMore: true);
    }

    /// <summary>What is left of the wait before the next attempt.</summary>
    private TimeSpan? Wait()
    {
        if (attempts == 0)
            return null;
        var left = RetryDelays[attempts - 1] - database.Time.GetElapsedTime(failedAt);
        return left > TimeSpan.Zero ? left : null;
    }

    /// <summary>Somebody else was at the same shard or document, such as a rebuild, and was let through: the same page comes again.</summary>
    private static bool IsLostRace(Exception fault) => fault switch
    {
        ProgressionProgressOutOfOrderException => true,
        PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure } => true,
        _ => false,
    };

    /// <summary>A database that is away, a lost race or a lost leadership is no fault of an event: the same page comes again.</summary>
    private static bool IsFaultOfEvent(Exception fault) => fault switch
    {
        OperationCanceledException or LeadershipLostException or ProgressionProgressOutOfOrderException or TimeoutException => false,
        PostgresException refused => !refused.IsTransient && !Resilience.IsReportedAbort(refused.SqlState),
        NpgsqlException => false,
        MartenCommandException { InnerException: { } inner } => IsFaultOfEvent(inner),
        _ => true,
    };

    [LoggerMessage(EventId = 10, Level = LogLevel.Error, Message = "Projection {Projection} could not take event {Sequence} in {Attempts} attempts; it is set aside")]
    private partial void LogSetAside(Exception fault, string projection, long sequence, int attempts);
}

/// <param name="EventCount">How many events were taken.</param>
/// <param name="Sequence">Where the shard is now.</param>
/// <param name="HasMore">Whether there are more events.</param>
internal readonly record struct PageOutcome(int EventCount, long Sequence, bool HasMore);
