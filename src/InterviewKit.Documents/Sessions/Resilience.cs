using Npgsql;
using Polly;
using Polly.Retry;

namespace InterviewKit.Documents.Sessions;

/// <summary>
/// What is tried again. Reads: whatever Npgsql calls transient. Writes: only what PostgreSQL itself reported as aborted; after a timeout or a broken
/// connection nobody knows whether the commit took place, and trying again could do it twice.
/// </summary>
internal static class Resilience
{
    /// <summary>Behind the first attempt, which is made apart, and the second, which comes at once.</summary>
    private const int RetriesMax = 2;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(30);

    private static readonly ResiliencePipeline MoreReads = Retry(IsPassing);

    private static readonly ResiliencePipeline MoreWrites = Retry(IsReportedAbort);

    /// <summary>Nearly all reads succeed at once: only those that don't pay for the way through a pipeline.</summary>
    public static async Task<TResult> ReadAsync<TState, TResult>(
        Func<TState, CancellationToken, ValueTask<TResult>> read, TState state, CancellationToken cancellation)
    {
        try
        {
            return await read(state, cancellation);
        }
        catch (NpgsqlException exception) when (IsPassing(exception))
        {
            return await MoreReads.ExecuteAsync(read, state, cancellation);
        }
    }

    /// <summary>As <see cref="ReadAsync{TState, TResult}"/>, for a whole transaction.</summary>
    public static async Task WriteAsync<TState>(Func<TState, CancellationToken, ValueTask> write, TState state, CancellationToken cancellation)
    {
        try
        {
            await write(state, cancellation);
        }
        catch (PostgresException exception) when (IsReportedAbort(exception))
        {
            await MoreWrites.ExecuteAsync(write, state, cancellation);
        }
    }

    /// <summary>Whether the state says that the transaction is undone for a passing reason.</summary>
    public static bool IsReportedAbort(string sqlState)
        => sqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.TransactionRollback
            or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.SystemError or PostgresErrorCodes.IoError
            || sqlState.StartsWith("53", StringComparison.Ordinal)
            || sqlState.StartsWith("55", StringComparison.Ordinal);

    private static bool IsPassing(Exception exception) => exception is NpgsqlException { IsTransient: true };

    private static bool IsReportedAbort(Exception exception) => exception is PostgresException postgres && IsReportedAbort(postgres.SqlState);

    private static ResiliencePipeline Retry(Func<Exception, bool> isPassing)
        => new ResiliencePipelineBuilder()
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is { } exception && isPassing(exception)),
                MaxRetryAttempts = RetriesMax,
                Delay = FirstDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
            })
            .Build();
}
