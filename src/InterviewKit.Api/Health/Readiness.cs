using Npgsql;

namespace InterviewKit.Api.Health;

/// <summary>Whether requests can be answered: the database answers, and has all that this program's schema needs.</summary>
internal sealed class Readiness(NpgsqlDataSource database, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<Readiness> logger)
{
    /// <summary>Longer than any answer takes, and shorter than probes wait.</summary>
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(3);

    /// <returns>Why not, a sentence each without a secret; none where it is ready.</returns>
    public async Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return ["The service is stopping."];
        }

        using var limit = new CancellationTokenSource(AnswerTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await using var count = database.CreateCommand("select count(*)::integer from ik_migration");
            var applied = (int)(await count.ExecuteScalarAsync(either.Token))!;
            return applied >= Domain.Migrations.Count
                ? []
                : [$"The database is at migration {applied} of {Domain.Migrations.Count}."];
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return ["The database has no schema yet."];
        }
        catch (Exception fault) when (fault is NpgsqlException or TimeoutException)
        {
            logger.LogWarning("The readiness check found no database: {Fault}", fault.Message);
            return ["The database does not answer."];
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return [$"The database did not answer within {AnswerTime.TotalSeconds} seconds."];
        }
    }
}
