namespace InterviewKit.Documents;

/// <summary>Streams to read. The overloads with a Guid are for stores whose streams are identified by Guids, those with a text for the other.</summary>
public interface IQueryEventStore
{
    /// <summary>The events of a stream in order; none when there is no such stream.</summary>
    /// <param name="streamId">The stream.</param>
    /// <param name="version">The last version to read; 0 for all.</param>
    /// <param name="timestamp">The latest time to read; <c>null</c> for all.</param>
    /// <param name="fromVersion">The first version to read; 0 for all.</param>
    /// <param name="token">Cancels the reading.</param>
    public Task<IReadOnlyList<IEvent>> FetchStreamAsync(Guid streamId, long version = 0, DateTimeOffset? timestamp = null, long fromVersion = 0, CancellationToken token = default);

    /// <inheritdoc cref="FetchStreamAsync(Guid, long, DateTimeOffset?, long, CancellationToken)"/>
    /// <param name="streamKey">The stream.</param>
    /// <param name="version">The last version to read; 0 for all.</param>
    /// <param name="timestamp">The latest time to read; <c>null</c> for all.</param>
    /// <param name="fromVersion">The first version to read; 0 for all.</param>
    /// <param name="token">Cancels the reading.</param>
    public Task<IReadOnlyList<IEvent>> FetchStreamAsync(string streamKey, long version = 0, DateTimeOffset? timestamp = null, long fromVersion = 0, CancellationToken token = default);

    /// <summary>What is known of a stream; <c>null</c> when there is none.</summary>
    public Task<StreamState?> FetchStreamStateAsync(Guid streamId, CancellationToken token = default);

    /// <inheritdoc cref="FetchStreamStateAsync(Guid, CancellationToken)"/>
    public Task<StreamState?> FetchStreamStateAsync(string streamKey, CancellationToken token = default);

    /// <summary>The aggregate folded from a stream's events; <c>null</c> when there are none, or nothing began it.</summary>
    /// <param name="streamId">The stream.</param>
    /// <param name="version">The last version to fold; 0 for all.</param>
    /// <param name="timestamp">The latest time to fold; <c>null</c> for all.</param>
    /// <param name="token">Cancels the reading.</param>
    public Task<T?> AggregateStreamAsync<T>(Guid streamId, long version = 0, DateTimeOffset? timestamp = null, CancellationToken token = default) where T : class;

    /// <inheritdoc cref="AggregateStreamAsync{T}(Guid, long, DateTimeOffset?, CancellationToken)"/>
    /// <param name="streamKey">The stream.</param>
    /// <param name="version">The last version to fold; 0 for all.</param>
    /// <param name="timestamp">The latest time to fold; <c>null</c> for all.</param>
    /// <param name="token">Cancels the reading.</param>
    public Task<T?> AggregateStreamAsync<T>(string streamKey, long version = 0, DateTimeOffset? timestamp = null, CancellationToken token = default) where T : class;
}
