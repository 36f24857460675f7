using Npgsql;

namespace InterviewKit.Documents.Schema;

/// <summary>
/// The advisory lock under which schemas are changed, by Marten too. It is asked for again and again instead of waited for in PostgreSQL, since a
/// waiting statement would hold a snapshot. A node that waits does not fail: the one that works may take its time.
/// </summary>
internal static class SchemaLock
{
    /// <summary>Marten's number for it.</summary>
    public const int Id = 4004;

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>Takes the lock on that connection. <see cref="ReleaseAsync"/> gives it back, or the connection's end: not its return to a pool that does not reset it.</summary>
    public static async Task WaitAsync(NpgsqlConnection connection, TimeProvider time, CancellationToken cancellation)
    {
        await using var attempt = new NpgsqlCommand("select pg_try_advisory_lock($1)", connection) { Parameters = { new() { Value = (long)Id } } };
        while (await attempt.ExecuteScalarAsync(cancellation) is not true)
            await Task.Delay(PollInterval, time, cancellation);
    }

    public static async Task ReleaseAsync(NpgsqlConnection connection)
    {
        await using var release = new NpgsqlCommand("select pg_advisory_unlock($1)", connection) { Parameters = { new() { Value = (long)Id } } };
        await release.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
