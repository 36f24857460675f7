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
    private const int RetriesMax = 3;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(30);

    public static ResiliencePipeline Reads { get; } = Retry(exception => exception is NpgsqlException { IsTransient: true });

    public static ResiliencePipeline Writes { get; } = Retry(exception => exception is PostgresException postgres && IsReportedAbort(postgres.SqlState));

    /// <summary>Whether the state says that the transaction is undone for a passing reason.</summary>
    public static bool IsReportedAbort(string sqlState)
        => sqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.TransactionRollback
            or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.SystemError or PostgresErrorCodes.IoError
            || sqlState.StartsWith("53", StringComparison.Ordinal)
            || sqlState.StartsWith("55", StringComparison.Ordinal);

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
