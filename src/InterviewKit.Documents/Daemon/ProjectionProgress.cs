using Npgsql;

namespace InterviewKit.Documents.Daemon;

/// <summary>The rows of <c>mt_event_progression</c>, moved in the transaction of what they stand for.</summary>
internal sealed class ProjectionProgress(string schema)
{
    private readonly string table = $"{schema}.mt_event_progression";

    /// <summary>Where a shard is, which stays so until the transaction's end: whoever else runs the shard waits.</summary>
    public async Task<long> LockAsync(NpgsqlConnection connection, string name, CancellationToken cancellation)
    {
        while (true)
        {
            await using (var find = Command(connection, $"select coalesce(last_seq_id, 0) from {table} where name = $1 for update", name))
            {
                if (await find.ExecuteScalarAsync(cancellation) is long found)
                    return found;
            }

            await using var add = Command(connection, $"insert into {table} (name, last_seq_id) values ($1, 0) on conflict do nothing", name);
            await add.ExecuteNonQueryAsync(cancellation);
        }
    }

    /// <summary>Moves a shard from where it was found.</summary>
    /// <exception cref="ProgressionProgressOutOfOrderException">It is elsewhere by now.</exception>
    public async Task MoveAsync(NpgsqlConnection connection, string name, long floor, long ceiling, CancellationToken cancellation)
    {
        await using var move = Command(
            connection, $"update {table} set last_seq_id = $2, last_updated = transaction_timestamp() where name = $1 and coalesce(last_seq_id, 0) = $3", name, ceiling, floor);
        if (await move.ExecuteNonQueryAsync(cancellation) == 0)
            throw new ProgressionProgressOutOfOrderException(name, floor);
    }

    /// <summary>Raises a mark, never lowers it.</summary>
    public async Task RaiseAsync(NpgsqlConnection connection, string name, long mark, CancellationToken cancellation)
    {
        await using var raise = Command(
            connection,
            $"""
            insert into {table} as p (name, last_seq_id, last_updated) values ($1, $2, transaction_timestamp())
            on conflict (name) do update set last_seq_id = excluded.last_seq_id, last_updated = excluded.last_updated where coalesce(p.last_seq_id, 0) < excluded.last_seq_id
            """,
            name,
            mark);
        await raise.ExecuteNonQueryAsync(cancellation);
    }

    public async Task<Dictionary<string, long>> AllAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var select = Command(connection, $"select name, coalesce(last_seq_id, 0) from {table}");
        await using var reader = await select.ExecuteReaderAsync(cancellation);
        var all = new Dictionary<string, long>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation))
            all.Add(reader.GetString(0), reader.GetInt64(1));
        return all;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
