using InterviewKit.Documents.Events;
using InterviewKit.Documents.Mapping;
using InterviewKit.Documents.Operations;
using InterviewKit.Documents.Sessions;
using Npgsql;

namespace InterviewKit.Documents.Daemon;

/// <summary>
/// Folds snapshots anew, each under the lock of its stream's row, which an append takes too: no append slips in between the reading of the events and the
/// writing of the snapshot.
/// </summary>
internal abstract class SnapshotRebuild
{
    /// <summary>Folds the snapshots of all streams.</summary>
    /// <param name="tenantId">The only tenant; all when <c>null</c>.</param>
    /// <param name="cancellation">Ends it.</param>
    public abstract Task RunAsync(string? tenantId, CancellationToken cancellation);

    /// <summary>Folds that of one stream, in the transaction of that connection.</summary>
    public abstract Task RefoldAsync(NpgsqlConnection connection, StreamKey stream, CancellationToken cancellation);
}

internal sealed class SnapshotRebuild<T>(DocumentDatabase database, string projectionName, Aggregator<T> aggregator, DocumentMapping<T> mapping) : SnapshotRebuild
    where T : class
{
    private readonly LockedStreams streams = new(database);

    public override async Task RunAsync(string? tenantId, CancellationToken cancellation)
    {
        var failures = new List<(object Stream, Exception Fault)>();
        StreamKey? after = null;
        while (await streams.NextAsync(after, tenantId, cancellation) is { Count: > 0 } batch)
        {
            // Streams that somebody appends to are not waited for while others are held, which could end in a deadlock.
            var free = await RebuildAsync(batch, skipsLocked: true, failures, cancellation);
            foreach (var busy in batch.Except(free))
                await RebuildAsync([busy], skipsLocked: false, failures, cancellation);
            after = batch[^1];
        }

        await DeleteOrphansAsync(tenantId, cancellation);
        if (failures.Count > 0)
            throw new ProjectionRebuildException(projectionName, failures);
    }

    public override async Task RefoldAsync(NpgsqlConnection connection, StreamKey stream, CancellationToken cancellation)
    {
        foreach (var locked in await streams.LockAsync(connection, [stream], skipsLocked: false, cancellation))
            await WriteAsync(connection, [(locked, Fold(locked))], cancellation);
    }

    /// <summary>Rebuilds those of the streams whose locks it gets, and answers which. The daemon may be at the same documents: who loses does it again.</summary>
    private async Task<IReadOnlyList<StreamKey>> RebuildAsync(
        IReadOnlyList<StreamKey> batch, bool skipsLocked, List<(object Stream, Exception Fault)> failures, CancellationToken cancellation)
    {
        (IReadOnlyList<StreamKey> locked, IReadOnlyList<(object, Exception)> failed) = ([], []);
        await Resilience.WriteAsync(
            async (streams, token) => (locked, failed) = await ShardTransactions.OwnAsync(
                database.DataSource, (connection, inner) => RebuildAsync(connection, streams, skipsLocked, inner), token),
            batch,
            cancellation);
        failures.AddRange(failed);
        return locked;
    }

    private async Task<(IReadOnlyList<StreamKey> Locked, IReadOnlyList<(object Stream, Exception Fault)> Failed)> RebuildAsync(
        NpgsqlConnection connection, IReadOnlyList<StreamKey> batch, bool skipsLocked, CancellationToken cancellation)
    {
        var locked = await streams.LockAsync(connection, batch, skipsLocked, cancellation);
        var folded = new List<(LockedStream, T?)>(locked.Count);
        var failed = new List<(object, Exception)>();
        foreach (var stream in locked)
        {
            try
            {
                folded.Add((stream, Fold(stream)));
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                failed.Add((stream.Key.Id, fault));
            }
        }

        await WriteAsync(connection, folded, cancellation);
        return ([.. locked.Select(stream => stream.Key)], failed);
    }

    private T? Fold(LockedStream stream)
    {
        if (stream.Unreadable is { } fault)
            throw fault;
        var aggregate = stream.Events.Any(one => aggregator.Handles(one.EventType)) ? aggregator.Fold(null, stream.Events) : null;
        if (aggregate is not null)
            mapping.Identity.SetIfMissing(aggregate, stream.Key.Id);
        return aggregate;
    }

    private async Task WriteAsync(NpgsqlConnection connection, List<(LockedStream Stream, T? Aggregate)> folded, CancellationToken cancellation)
    {
        if (folded.Count == 0)
            return;
        await using var batch = new NpgsqlBatch(connection);
        foreach (var (stream, aggregate) in folded)
        {
            // Deleted first, since it may be at a revision that events never led to.
            var delete = new NpgsqlBatchCommand(mapping.Sql.HardDelete);
            mapping.BindKey(delete.Parameters, stream.Key.TenantId, stream.Key.Id);
            batch.BatchCommands.Add(delete);
            if (aggregate is null)
                continue;

            var insert = new NpgsqlBatchCommand();
            new UpdateRevision<T>(mapping, aggregate, stream.Events[^1].Version, orElseNothing: false).Configure(insert, ContextOf(stream));
            batch.BatchCommands.Add(insert);
        }

        await batch.ExecuteNonQueryAsync(cancellation);
    }

    private async Task DeleteOrphansAsync(string? tenantId, CancellationToken cancellation)
    {
        var sameTenant = mapping.IsConjoined ? " and s.tenant_id = d.tenant_id" : "";
        await using var delete = database.DataSource.CreateCommand(
            $"""
            delete from {mapping.QualifiedName} as d
            where not exists (select from {database.Schema}.mt_streams as s where s.id = d.id{sameTenant})
              and ($1::varchar is null{(mapping.IsConjoined ? " or d.tenant_id = $1" : "")})
            """);
        delete.CommandTimeout = 0;
        delete.Parameters.Add(new() { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Varchar, Value = (object?)tenantId ?? DBNull.Value });
        await delete.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Who wrote the last event wrote the snapshot.</summary>
    private OperationContext ContextOf(LockedStream stream)
    {
        var last = stream.Events[^1];
        var metadata = new SessionMetadata { CorrelationId = last.CorrelationId, CausationId = last.CausationId, LastModifiedBy = last.UserName };
        return new OperationContext(stream.Key.TenantId, metadata, new VersionTracker(), database.Time);
    }
}
