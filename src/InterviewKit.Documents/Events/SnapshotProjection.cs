using InterviewKit.Documents.Mapping;
using InterviewKit.Documents.Operations;
using Npgsql;

namespace InterviewKit.Documents.Events;

/// <summary>Keeps an aggregate as a document, in the transaction that appends to its stream and under that stream's lock.</summary>
internal abstract class SnapshotProjection
{
    public abstract bool Handles(StreamAction stream);

    /// <summary>
    /// The document of a stream that will begin with these events or not at all, to be sent with them; <c>null</c> where only the stored stream can tell.
    /// </summary>
    public abstract IStorageOperation? FoldAhead(StreamAction stream);

    /// <summary>The document of a stream that was just appended to; <c>null</c> when nothing began the aggregate.</summary>
    public abstract Task<IStorageOperation?> FoldAsync(StreamAction stream, NpgsqlConnection connection, OperationContext context, CancellationToken cancellation);
}

internal sealed class SnapshotProjection<T>(EventGraph events, Aggregator<T> aggregator, DocumentMapping<T> mapping) : SnapshotProjection where T : class
{
    public DocumentMapping<T> Mapping => mapping;

    public override bool Handles(StreamAction stream) => stream.Events.Any(appended => aggregator.Handles(appended.EventType));

    public override IStorageOperation? FoldAhead(StreamAction stream)
    {
        var isBeginning = stream.ActionType == StreamActionType.Start || stream.ExpectedVersionOnServer == 0;
        if (!isBeginning || aggregator.ReadsMetadata)
            return null;
        for (var i = 0; i < stream.Pending.Count; i++)
            stream.Pending[i].Version = i + 1;
        return aggregator.Fold(null, stream.Events) is { } aggregate ? Store(aggregate, stream, stream.Events.Count) : null;
    }

    public override async Task<IStorageOperation?> FoldAsync(StreamAction stream, NpgsqlConnection connection, OperationContext context, CancellationToken cancellation)
    {
        var before = stream.Version - stream.Events.Count;
        var aggregate = before == 0
            ? aggregator.Fold(null, stream.Events)
            : await LoadAsync(stream.StreamId, before, connection, context, cancellation) is { } snapshot
                ? aggregator.Fold(snapshot, stream.Events)
                : aggregator.Fold(null, await new EventReading(events, context.TenantId).EventsAsync(connection, stream.StreamId, 0, cancellation));
        return aggregate is null ? null : Store(aggregate, stream, stream.Version);
    }

    /// <summary>Reads the snapshot of a stream, to be taken by <see cref="ReadAsync"/>.</summary>
    public NpgsqlBatchCommand LoadCommand(object streamId, OperationContext context)
    {
        var command = new NpgsqlBatchCommand(mapping.Sql.LoadOneWithVersion);
        mapping.BindKey(command.Parameters, context.TenantId, streamId);
        return command;
    }

    /// <summary>The snapshot, if it is of that version; one that lags was made before the projection knew all events, and is folded anew.</summary>
    public async Task<T?> ReadAsync(NpgsqlDataReader reader, long version, OperationContext context, CancellationToken cancellation)
    {
        if (!await reader.ReadAsync(cancellation) || Convert.ToInt64(reader.GetValue(1), null) != version)
            return null;
        return mapping.Read(reader, context.Versions);
    }

    private UpdateRevision<T> Store(T aggregate, StreamAction stream, long version)
    {
        mapping.Identity.SetIfMissing(aggregate, stream.StreamId);
        return new UpdateRevision<T>(mapping, aggregate, version, orElseNothing: false);
    }

    private async Task<T?> LoadAsync(object streamId, long version, NpgsqlConnection connection, OperationContext context, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { LoadCommand(streamId, context) } };
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        return await ReadAsync(reader, version, context, cancellation);
    }
}
