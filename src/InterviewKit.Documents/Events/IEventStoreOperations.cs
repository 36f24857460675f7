namespace InterviewKit.Documents;

/// <summary>Streams to append to when the session is saved.</summary>
public interface IEventStoreOperations : IQueryEventStore
{
    /// <summary>Appends to a stream, which is started when it does not exist.</summary>
    public StreamAction Append(Guid stream, params object[] events);

    /// <inheritdoc cref="Append(Guid, object[])"/>
    public StreamAction Append(string stream, params object[] events);

    /// <summary>Appends if nobody else did.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="expectedVersion">The stream's version <b>after</b> these events, as Marten has it: the version that was read plus their number.</param>
    /// <param name="events">The events.</param>
    public StreamAction Append(Guid stream, long expectedVersion, params object[] events);

    /// <inheritdoc cref="Append(Guid, long, object[])"/>
    public StreamAction Append(string stream, long expectedVersion, params object[] events);

    /// <summary>Starts a stream. Saving throws <see cref="ExistingStreamIdCollisionException"/> if there is one of that identity.</summary>
    public StreamAction StartStream(Guid id, params object[] events);

    /// <inheritdoc cref="StartStream(Guid, object[])"/>
    public StreamAction StartStream(string streamKey, params object[] events);

    /// <summary>Starts the stream of an aggregate, whose name is kept. Saving throws <see cref="ExistingStreamIdCollisionException"/> if there is one of that identity.</summary>
    public StreamAction StartStream<TAggregate>(Guid id, params object[] events) where TAggregate : class;

    /// <inheritdoc cref="StartStream{TAggregate}(Guid, object[])"/>
    public StreamAction StartStream<TAggregate>(string streamKey, params object[] events) where TAggregate : class;

    /// <summary>An aggregate to decide on. Appending to what is answered fails on saving if anybody else appended since.</summary>
    public Task<IEventStream<T>> FetchForWriting<T>(Guid id, CancellationToken cancellation = default) where T : class;

    /// <inheritdoc cref="FetchForWriting{T}(Guid, CancellationToken)"/>
    public Task<IEventStream<T>> FetchForWriting<T>(string key, CancellationToken cancellation = default) where T : class;

    /// <summary>As without version, and at once throws <see cref="EventStreamUnexpectedMaxEventIdException"/> if the stream is at another than expected.</summary>
    public Task<IEventStream<T>> FetchForWriting<T>(Guid id, long expectedVersion, CancellationToken cancellation = default) where T : class;

    /// <inheritdoc cref="FetchForWriting{T}(Guid, long, CancellationToken)"/>
    public Task<IEventStream<T>> FetchForWriting<T>(string key, long expectedVersion, CancellationToken cancellation = default) where T : class;

    /// <summary>Closes a stream for good: it can still be read, but not appended to.</summary>
    public void ArchiveStream(Guid streamId);

    /// <inheritdoc cref="ArchiveStream(Guid)"/>
    public void ArchiveStream(string streamKey);
}
