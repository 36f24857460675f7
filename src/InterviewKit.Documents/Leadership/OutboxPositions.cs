using InterviewKit.Documents.Mapping;
using Npgsql;

namespace InterviewKit.Documents;

/// <summary>
/// Gives the rows of an outbox dense positions in an order in which none can appear before one that was read. A number drawn when a row is written can't
/// do that, since transactions commit in another order than they draw.
/// </summary>
/// <remarks>
/// The table has at least <c>sequence bigint generated always as identity</c>, <c>xid xid8 not null default pg_current_xact_id()</c> and
/// <c>position bigint unique</c>. A row is placed once its transaction is older than all that are still under way, in the whole cluster: one that is held
/// open for an hour holds the outbox up for an hour, so give the role an <c>idle_in_transaction_session_timeout</c>.
/// </remarks>
/// <param name="tableName">The table.</param>
/// <param name="schemaName">Its schema.</param>
public sealed class OutboxPositions(string tableName = "ik_outbox", string schemaName = "public")
{
    private readonly string table = $"{SqlName.Checked(schemaName, "schema name")}.{SqlName.Checked(tableName, "table name")}";

    /// <summary>Places rows that nothing can come before any more, after those that have a place.</summary>
    /// <param name="leader">The right to do so: two at once would give one position twice.</param>
    /// <param name="limit">The most to place in one transaction.</param>
    /// <param name="cancellation">Cancels; nothing is placed then.</param>
    /// <returns>How many were placed; fewer than the limit when the rest must wait.</returns>
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
                    with placeable as (
                        select sequence, row_number() over (order by xid, sequence) as place
                        from {table}
                        where position is null and xid < pg_snapshot_xmin(pg_current_snapshot())
                        order by xid, sequence
                        limit $1
                    )
                    update {table} as o
                    set position = (select coalesce(max(position), 0) from {table}) + placeable.place
                    from placeable
                    where o.sequence = placeable.sequence
                    """,
                    connection)
                {
                    Parameters = { new() { Value = limit } },
                };
                return await command.ExecuteNonQueryAsync(token);
            },
            cancellation);
    }
}
