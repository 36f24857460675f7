using InterviewKit.Documents.Mapping;
using Npgsql;

namespace InterviewKit.Documents;

/// <summary>
/// Gives the rows of an outbox dense positions in an order in which none can appear before one that was read. A number drawn when a row is written can't
/// do that, since transactions commit in another order than they draw.
/// </summary>
/// <remarks>
/// <para>
/// The table has at least <c>sequence bigint generated always as identity</c> and <c>position bigint unique</c>. Whatever has committed by then is placed, after all
/// that was placed before, in the order in which it was written: a transaction that is held open delays its own rows and nobody else's.
/// </para>
/// <para>
/// Rows about one thing keep its order if they are written under its lock, as those are that a session writes with the events of a stream: who came second had to
/// wait for the first to commit, so whoever sees the second's row sees the first's. The order of transaction ids would not do: they are drawn at a transaction's
/// first write, which may be long before it gets the lock.
/// </para>
/// </remarks>
/// <param name="tableName">The table.</param>
/// <param name="schemaName">Its schema.</param>
/// <param name="notification">
/// What is notified of each row that is placed, in the transaction that places it: whoever wrote the row may not have lived to tell. Null for nothing.
/// </param>
public sealed class OutboxPositions(string tableName = "ik_outbox", string schemaName = "public", OutboxNotification? notification = null)
{
    private readonly string told = notification is null ? "" : $", count(pg_notify($2, {notification.PayloadSql}) is null)";
    private readonly string table = $"{SqlName.Checked(schemaName, "schema name")}.{SqlName.Checked(tableName, "table name")}";

    /// <summary>Places rows that have no place yet, after those that have.</summary>
    /// <param name="leader">The right to do so: two at once would give one position twice.</param>
    /// <param name="limit">The most to place in one transaction.</param>
    /// <param name="cancellation">Cancels; nothing is placed then.</param>
    /// <returns>How many were placed; fewer than the limit when none is left.</returns>
    /// <exception cref="LeadershipLostException">Another node leads by now.</exception>
    public Task<int> PlaceAsync(Leader leader, int limit = 1_000, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(leader);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return leader.TransactAsync(
            async (connection, token) =>
            {
                await using var command = new NpgsqlCommand(
                    $"""
                    with unplaced as materialized (
                        -- Apart, since these few have an index, and their order another one that leads over all rows that ever were.
                        select sequence from {table} where position is null
                    ),
                    placeable as (
                        select sequence, row_number() over (order by sequence) as place from unplaced order by sequence limit $1
                    ),
                    placed as (
                        update {table} as o
                        set position = (select coalesce(max(position), 0) from {table}) + placeable.place
                        from placeable
                        where o.sequence = placeable.sequence
                        returning o.*
                    )
                    select count(*){told} from placed
                    """,
                    connection)
                {
                    Parameters = { new() { Value = limit } },
                };
                if (notification is not null)
                    command.Parameters.Add(new() { Value = notification.Channel });
                return checked((int)(long)(await command.ExecuteScalarAsync(token))!);
            },
            cancellation);
    }
}

/// <summary>What is notified of a row of an outbox.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="PayloadSql">The payload, as SQL over a row of the outbox: of the program, never of its input.</param>
public sealed record OutboxNotification(string Channel, string PayloadSql);
