using InterviewKit.Documents.Operations;
using InterviewKit.Documents.Sessions;

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
        var (version, aggregate) = await session.Connection.UseAsync(
            async (connection, token) =>
            {
                var state = await Reading.StateAsync(connection, streamId, token);
                if (state is null)
                    return (0L, null);
                if (Graph.SnapshotOf<T>() is { } snapshot && await snapshot.LoadAsync(streamId, state.Version, connection, session.Context, token) is { } kept)
                    return (state.Version, kept);
                var events = await Reading.EventsAsync(connection, streamId, state.Version, token);
                return (state.Version, Graph.AggregatorOf<T>().Fold(null, events));
            },
            cancellation);

        if (expectedVersion is { } expected && expected != version)
            throw new EventStreamUnexpectedMaxEventIdException(streamId, typeof(T), expected, version);
        return new EventStream<T>(this, streamId, version, aggregate);
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
