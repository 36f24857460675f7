using InterviewKit.Documents.Operations;
using InterviewKit.Documents.Sessions;
using Npgsql;

namespace InterviewKit.Documents.Events;

/// <summary>The streams of a session, to read and to append to.</summary>
internal sealed class EventStoreOperations(DocumentSession session) : EventStore(session), IEventStoreOperations
{
    public StreamAction Append(Guid stream, params object[] events) => Append((object)stream, null, events);

    public StreamAction Append(string stream, params object[] events) => Append((object)stream, null, events);

    public StreamAction Append(Guid stream, long expectedVersion, params object[] events) => Append((object)stream, expectedVersion, events);

    public StreamAction Append(string stream, long expectedVersion, params object[] events) => Append((object)stream, expectedVersion, events);

    public StreamAction StartStream(Guid id, params object[] events) => Start(id, null, events);

    public StreamAction StartStream(string streamKey, params object[] events) => Start(streamKey, null, events);

    public StreamAction StartStream<TAggregate>(Guid id, params object[] events) where TAggregate : class => Start(id, typeof(TAggregate), events);

    public StreamAction StartStream<TAggregate>(string streamKey, params object[] events) where TAggregate : class => Start(streamKey, typeof(TAggregate), events);

    public Task<IEventStream<T>> FetchForWriting<T>(Guid id, CancellationToken cancellation = default) where T : class
        => FetchAsync<T>(id, null, cancellation);

    public Task<IEventStream<T>> FetchForWriting<T>(string key, CancellationToken cancellation = default) where T : class
        => FetchAsync<T>(key, null, cancellation);

    public Task<IEventStream<T>> FetchForWriting<T>(Guid id, long expectedVersion, CancellationToken cancellation = default) where T : class
        => FetchAsync<T>(id, expectedVersion, cancellation);

    public Task<IEventStream<T>> FetchForWriting<T>(string key, long expectedVersion, CancellationToken cancellation = default) where T : class
        => FetchAsync<T>(key, expectedVersion, cancellation);

    public void ArchiveStream(Guid streamId) => session.Work.Add(new ArchiveStream(Graph, Graph.Checked(streamId)));

    public void ArchiveStream(string streamKey) => session.Work.Add(new ArchiveStream(Graph, Graph.Checked(streamKey)));

    /// <summary>The pending events of a stream, with more of them.</summary>
    public StreamAction Add(object streamId, StreamActionType actionType, Type? aggregateType, IReadOnlyList<object> events)
    {
        Graph.Checked(streamId);
        if (events.Count == 0)
            throw new InvalidStreamOperationException($"There are no events for stream '{streamId}'; at least one was expected.");

        var stream = session.Work.StreamOf(streamId);
        if (stream is not null && actionType == StreamActionType.Start)
            throw new InvalidStreamOperationException($"Stream '{streamId}' has events in this session already, so it cannot be started.");
        if (stream is null)
        {
            stream = new StreamAction(streamId, actionType, aggregateType);
            session.Work.Add(new AppendEvents(Graph, stream));
        }

        foreach (var data in events)
            stream.Add(Wrapped(streamId, data));
        return stream;
    }

    private StreamAction Append(object streamId, long? versionAfter, object[] events)
    {
        if (versionAfter is { } after && after < (session.Work.StreamOf(streamId)?.Events.Count ?? 0) + events.Length)
            throw new InvalidStreamOperationException($"The expected version {after} of stream '{streamId}' is the one after the events, so it cannot be below their number; Append's expectedVersion counts them in.");
        var stream = Add(streamId, StreamActionType.Append, null, events);
        if (versionAfter is not null)
            stream.ExpectedVersionOnServer = versionAfter - stream.Events.Count;
        return stream;
    }

    private StreamAction Start(object streamId, Type? aggregateType, object[] events)
        => Add(streamId, StreamActionType.Start, aggregateType, events);

    private async Task<IEventStream<T>> FetchAsync<T>(object streamId, long? expectedVersion, CancellationToken cancellation) where T : class
    {
        Graph.Checked(streamId);
        var (version, aggregate) = await session.Connection.UseAsync((connection, token) => ReadAsync<T>(connection, streamId, token), cancellation);
        if (expectedVersion is { } expected && expected != version)
            throw new EventStreamUnexpectedMaxEventIdException(streamId, typeof(T), expected, version);
        return new EventStream<T>(this, streamId, version, aggregate);
    }

    /// <summary>The stream's version and its snapshot in one round trip; the events only where there is no snapshot of that version.</summary>
    private async Task<(long Version, T? Aggregate)> ReadAsync<T>(NpgsqlConnection connection, object streamId, CancellationToken cancellation) where T : class
    {
        var snapshots = Graph.SnapshotOf<T>();
        await using var batch = new NpgsqlBatch(connection);
        var state = new NpgsqlBatchCommand(Graph.Sql.StreamState);
        Reading.BindStream(state.Parameters, streamId);
        batch.BatchCommands.Add(state);
        if (snapshots is not null)
            batch.BatchCommands.Add(snapshots.LoadCommand(streamId, session.Context));

        long version;
        await using (var reader = await batch.ExecuteReaderAsync(cancellation))
        {
            if (await EventReading.ReadStateAsync(reader, cancellation) is not { } found)
                return (0, null);
            version = found.Version;
            if (snapshots is not null && await reader.NextResultAsync(cancellation) && await snapshots.ReadAsync(reader, version, session.Context, cancellation) is { } kept)
                return (version, kept);
        }

        return (version, Graph.AggregatorOf<T>().Fold(null, await Reading.EventsAsync(connection, streamId, version, cancellation)));
    }

    private Event Wrapped(object streamId, object data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var now = session.Context.Time.GetUtcNow();
        return Graph.MappingOf(data.GetType()).Wrap(data, new EventFacts(
            Guid.CreateVersion7(now),
            streamId,
            Graph.TenantOf(session.TenantId),
            now,
            CorrelationId: session.CorrelationId,
            CausationId: session.CausationId,
            UserName: session.LastModifiedBy));
    }
}
