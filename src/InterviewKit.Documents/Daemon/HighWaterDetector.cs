using Npgsql;

namespace InterviewKit.Documents.Daemon;

/// <summary>
/// Finds the number of an event below which no other can appear any more, though transactions commit in another order than they draw numbers. Not safe for
/// several threads at once.
/// </summary>
/// <remarks>
/// <para>
/// Where the numbers seen are without gaps, nothing can be missing. A gap is either of a transaction that was undone, or of one under way. An append
/// changes its stream's row, and so has a transaction id, before it draws a number. So first the last number drawn is read, then a transaction id is
/// drawn: whoever drew a number up to that one has a lower id. Once all lower ids of this database have ended, the gaps up to that number are of undone
/// transactions.
/// </para>
/// <para>
/// So a transaction that is held open delays only events after a gap; Marten's own sessions, which may draw numbers before they have a transaction id, are not
/// covered where their gaps are.
/// </para>
/// </remarks>
internal sealed class HighWaterDetector(DocumentDatabase database)
{
    /// <summary>The name of its row, as Marten's.</summary>
    public const string RowName = "HighWaterMark";

    /// <summary>How many numbers are looked at for gaps at once.</summary>
    private const int PrefixMax = 10_000;

    /// <summary>How many numbers wait at once for older transactions to end. What is drawn beyond waits for its turn.</summary>
    private const int CandidatesMax = 1_000;

    /// <summary>
    /// The lowest id of a transaction of this database that is under way. Those of other databases, which a snapshot lists too, append nothing here. Whose id
    /// is locked by no session is prepared, and counts; whose is not locked has ended since, and later statements see what it did.
    /// </summary>
    private const string OldestUnderWay =
        """
        select coalesce(min(running.id::text::bigint), 9223372036854775807)
        from pg_snapshot_xip(pg_current_snapshot()) as running (id)
        join pg_locks as l on l.locktype = 'transactionid' and l.mode = 'ExclusiveLock' and l.granted and l.transactionid = running.id::xid
        left join pg_stat_activity as a on a.pid = l.pid
        where a.datid is null or a.datid = (select oid from pg_database where datname = current_database())
        """;

    private readonly Queue<(long Drawn, long TransactionId)> candidates = [];
    private readonly string schema = database.Schema;
    private long lastCandidate;
    private long? known;

    /// <summary>Brings the mark up to what holds now.</summary>
    public async Task<HighWater> DetectAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var mark = known ?? await ScalarAsync<long>(connection, $"select coalesce(max(last_seq_id), 0) from {schema}.mt_event_progression where name = '{RowName}'", cancellation);
        var drawn = await ScalarAsync<long>(connection, $"select case when is_called then last_value else 0 end from {schema}.mt_events_sequence", cancellation);
        while (mark < drawn)
        {
            var withoutGaps = await ScalarAsync<long>(
                connection,
                $"""
                select coalesce(max(seq_id), {mark}) from (
                    select seq_id, row_number() over (order by seq_id) as place
                    from (select seq_id from {schema}.mt_events where seq_id > {mark} order by seq_id limit {PrefixMax}) as next
                ) as numbered
                where seq_id = {mark} + place
                """,
                cancellation);
            var reached = Math.Max(withoutGaps, await DecidedAsync(connection, drawn, cancellation));
            if (reached == mark)
                break;
            mark = reached;
        }

        known = mark;
        return new HighWater(mark, Math.Max(mark, drawn));
    }

    /// <summary>The highest number up to which every gap is of a transaction that was undone; 0 when there is none.</summary>
    private async Task<long> DecidedAsync(NpgsqlConnection connection, long drawn, CancellationToken cancellation)
    {
        // The id is drawn by a statement after the one that read the number: see above.
        if (drawn > lastCandidate && candidates.Count < CandidatesMax)
        {
            candidates.Enqueue((drawn, await ScalarAsync<long>(connection, "select pg_current_xact_id()::text::bigint", cancellation)));
            lastCandidate = drawn;
        }

        var oldest = await ScalarAsync<long>(connection, OldestUnderWay, cancellation);
        var decided = 0L;
        while (candidates.TryPeek(out var next) && next.TransactionId <= oldest)
            decided = candidates.Dequeue().Drawn;
        return decided;
    }

    private static async Task<T> ScalarAsync<T>(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(cancellation))!;
    }
}

/// <param name="Mark">The number up to which nothing can appear any more.</param>
/// <param name="Drawn">The last number drawn.</param>
internal readonly record struct HighWater(long Mark, long Drawn)
{
    /// <summary>Whether numbers were drawn whose transactions may be under way.</summary>
    public bool IsHeldUp => Drawn > Mark;
}
