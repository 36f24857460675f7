using InterviewKit.Documents;
using Npgsql;

namespace InterviewKit.Faults.TestHost;

/// <summary>
/// Competes to lead, and as the leader counts the rows of <c>counted_event</c> into <c>counted_total</c>, a batch at a time. How far it is it remembers itself,
/// as leaders do that keep their work in memory: one that goes on after another took over counts rows twice, unless its batches are undone.
/// </summary>
internal sealed class LeadingNode(NpgsqlDataSource dataSource, Leader leader)
{
    private const int BatchMax = 20;

    private static readonly TimeSpan IdlePause = TimeSpan.FromMilliseconds(5);

    /// <summary>The last row counted; null while only the database knows.</summary>
    private long? _done;

    /// <param name="connectionString">Where the tables are.</param>
    /// <param name="name">The node's, by which its connections are known.</param>
    /// <param name="lease">How long a leader may be silent.</param>
    /// <param name="isFenced">Whether its batches are under the fence of its epoch; without it, nothing undoes those of a leader that was.</param>
    /// <param name="stopping">Ends it.</param>
    public static async Task RunAsync(string connectionString, string name, TimeSpan lease, bool isFenced, CancellationToken stopping)
    {
        await using var dataSource = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = name });
        await new LeaderElection(dataSource, "counting", lease).RunAsync(
            // It does not look at the token of its leadership, as a frozen node cannot either.
            async (leader, _) => await new LeadingNode(dataSource, leader).LeadAsync(isFenced, stopping), stopping);
    }

    private async Task LeadAsync(bool isFenced, CancellationToken stopping)
    {
        Console.WriteLine($"leads {leader.Epoch}");
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var counted = isFenced ? await leader.TransactAsync(CountAsync, stopping) : await CountUnfencedAsync(stopping);
                if (counted == 0)
                {
                    await Task.Delay(IdlePause, stopping);
                }
            }
            catch (LeadershipLostException)
            {
                Console.WriteLine($"refused {leader.Epoch}");
                throw;
            }
            catch (Exception fault) when (fault is NpgsqlException or TimeoutException)
            {
                // Whether the batch was kept is unknown, so the database is asked how far the work is.
                Console.WriteLine($"broken {leader.Epoch}");
                _done = null;
            }
        }
    }

    private async Task<int> CountUnfencedAsync(CancellationToken cancellation)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var counted = await CountAsync(connection, cancellation);
        await transaction.CommitAsync(cancellation);
        return counted;
    }

    private async Task<int> CountAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (_done is null)
        {
            await using var progress = new NpgsqlCommand("select done from counted_total", connection);
            _done = (long)(await progress.ExecuteScalarAsync(cancellation))!;
        }

        var rows = new List<long>();
        await using (var next = new NpgsqlCommand("select id from counted_event where id > $1 order by id limit $2", connection))
        {
            next.Parameters.Add(new() { Value = _done });
            next.Parameters.Add(new() { Value = BatchMax });
            await using var reader = await next.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
            {
                rows.Add(reader.GetInt64(0));
            }
        }

        if (rows.Count == 0)
        {
            return 0;
        }

        await using var write = new NpgsqlCommand("update counted_total set total = total + $1, done = $2", connection)
        {
            Parameters = { new() { Value = rows.Count }, new() { Value = rows[^1] } },
        };
        await write.ExecuteNonQueryAsync(cancellation);
        _done = rows[^1];
        return rows.Count;
    }
}
