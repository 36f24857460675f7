using Npgsql;

namespace InterviewKit.Api.Installation;

/// <summary>
/// Of nodes that start at once on one database, one installs and the others wait, and then find it done. Given back by PostgreSQL itself when its
/// holder dies.
/// </summary>
internal sealed class InstallationLock : IAsyncDisposable
{
    /// <summary>The advisory lock's number, unlike that of the schema's migrations (4004).</summary>
    private const long Number = 4_005_080;

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    private readonly NpgsqlConnection _connection;

    private InstallationLock(NpgsqlConnection connection) => _connection = connection;

    public static async Task<InstallationLock> TakeAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken);
        try
        {
            // Asked for again and again: a statement that waits would hold a snapshot for as long.
            await using var attempt = Command("select pg_try_advisory_lock($1)", connection);
            while (await attempt.ExecuteScalarAsync(cancellationToken) is not true)
            {
                // The nodes wait for each other in real time, whatever the service's clock says.
                await Task.Delay(PollInterval, cancellationToken);
            }

            return new InstallationLock(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await using (_connection)
        {
            await using var release = Command("select pg_advisory_unlock($1)", _connection);
            await release.ExecuteNonQueryAsync();
        }
    }

    private static NpgsqlCommand Command(string sql, NpgsqlConnection connection) => new(sql, connection) { Parameters = { new() { Value = Number } } };
}
