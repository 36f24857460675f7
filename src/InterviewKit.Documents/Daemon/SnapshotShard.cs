using InterviewKit.Documents.Events;
using InterviewKit.Documents.Mapping;
using InterviewKit.Documents.Operations;
using InterviewKit.Documents.Sessions;
using Npgsql;

namespace InterviewKit.Documents.Daemon;

/// <summary>
/// Keeps aggregates as documents behind their streams. A document's revision is the version of its stream up to which it is folded, so a page that was
/// taken already changes nothing, and a document that is elsewhere than expected is folded anew.
/// </summary>
internal sealed class SnapshotShard<T>(DocumentDatabase database, string name, AsyncOptions options, Aggregator<T> aggregator, DocumentMapping<T> mapping)
    : AsyncShard(name, options) where T : class
{
    public override async Task ApplyAsync(NpgsqlConnection connection, IReadOnlyList<Event> events, CancellationToken cancellation)
    {
        IReadOnlyList<IReadOnlyList<Event>> streams = [.. events
            .GroupBy(one => (one.TenantId, one.Stream))
            .Select(stream => (IReadOnlyList<Event>)[.. stream])
            .Where(stream => stream.Any(one => aggregator.Handles(one.EventType)))];
        var stored = await LoadAsync(streams, connection, cancellation);
        foreach (var tenant in streams.Zip(stored).GroupBy(pair => pair.First[0].TenantId, StringComparer.Ordinal))
        {
            var context = ContextOf(tenant.Key);
            var writes = new List<IStorageOperation>();
            foreach (var (stream, (document, version)) in tenant)
            {
                if (await FoldAsync(stream, document, version, connection, context, cancellation) is { } aggregate)
                    writes.Add(new UpdateRevision<T>(mapping, aggregate, stream[^1].Version, orElseNothing: true));
            }

            await new UnitOfWorkWriter(writes, database.Events, context).WriteAsync(connection, cancellation);
        }
    }

    private async Task<T?> FoldAsync(
        IReadOnlyList<Event> stream, T? document, long version, NpgsqlConnection connection, OperationContext context, CancellationToken cancellation)
    {
        var last = stream[^1].Version;
        if (version >= last)
            return null;
        var aggregate = version == stream[0].Version - 1
            ? aggregator.Fold(document, stream)
            : aggregator.Fold(null, await new EventReading(database.Events, context.TenantId).EventsAsync(connection, stream[0].Stream, last, cancellation));
        if (aggregate is not null)
            mapping.Identity.SetIfMissing(aggregate, stream[0].Stream);
        return aggregate;
    }

    /// <summary>The documents as they are stored, with their revisions; 0 where there is none.</summary>
    private async Task<IReadOnlyList<(T? Document, long Version)>> LoadAsync(IReadOnlyList<IReadOnlyList<Event>> streams, NpgsqlConnection connection, CancellationToken cancellation)
    {
        var stored = new List<(T?, long)>(streams.Count);
        if (streams.Count == 0)
            return stored;
        await using var batch = new NpgsqlBatch(connection);
        foreach (var stream in streams)
        {
            var command = new NpgsqlBatchCommand(mapping.Sql.LoadOneWithVersion);
            mapping.BindKey(command.Parameters, stream[0].TenantId, stream[0].Stream);
            batch.BatchCommands.Add(command);
        }

        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        do
        {
            stored.Add(await reader.ReadAsync(cancellation) ? (mapping.Read(reader, null), Convert.ToInt64(reader.GetValue(1), null)) : (null, 0));
        }
        while (await reader.NextResultAsync(cancellation));
        return stored;
    }

    private OperationContext ContextOf(string tenantId) => new(tenantId, new SessionMetadata(), new VersionTracker(), database.Time);
}
