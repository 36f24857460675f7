using InterviewKit.Documents.Sessions;

namespace InterviewKit.Documents.Events;

/// <summary>The streams of a session, to read.</summary>
internal class EventStore(QuerySession session) : IQueryEventStore
{
    protected EventGraph Graph => session.Documents.Events;

    protected EventReading Reading { get; } = new(session.Documents.Events, session.TenantId);

    public Task<IReadOnlyList<IEvent>> FetchStreamAsync(Guid streamId, long version = 0, DateTimeOffset? timestamp = null, long fromVersion = 0, CancellationToken token = default)
        => FetchAsync(streamId, version, timestamp, fromVersion, token);

    public Task<IReadOnlyList<IEvent>> FetchStreamAsync(string streamKey, long version = 0, DateTimeOffset? timestamp = null, long fromVersion = 0, CancellationToken token = default)
        => FetchAsync(streamKey, version, timestamp, fromVersion, token);

    public Task<StreamState?> FetchStreamStateAsync(Guid streamId, CancellationToken token = default)
        => Reading.StateAsync(session.Connection, Graph.Checked(streamId), token);

    public Task<StreamState?> FetchStreamStateAsync(string streamKey, CancellationToken token = default)
        => Reading.StateAsync(session.Connection, Graph.Checked(streamKey), token);

    public Task<T?> AggregateStreamAsync<T>(Guid streamId, long version = 0, DateTimeOffset? timestamp = null, CancellationToken token = default) where T : class
        => AggregateAsync<T>(streamId, version, timestamp, token);

    public Task<T?> AggregateStreamAsync<T>(string streamKey, long version = 0, DateTimeOffset? timestamp = null, CancellationToken token = default) where T : class
        => AggregateAsync<T>(streamKey, version, timestamp, token);

    protected Task<IReadOnlyList<IEvent>> FetchAsync(object streamId, long version, DateTimeOffset? timestamp, long fromVersion, CancellationToken cancellation)
    {
        Graph.Checked(streamId);
        return session.Connection.ReadAsync(
            Graph.Sql.Fetch,
            parameters => Reading.BindFetch(parameters, streamId, fromVersion, version, timestamp),
            (reader, token) => Reading.ReadEventsAsync(reader, streamId, token),
            cancellation);
    }

    private async Task<T?> AggregateAsync<T>(object streamId, long version, DateTimeOffset? timestamp, CancellationToken cancellation) where T : class
        => Graph.AggregatorOf<T>().Fold(null, await FetchAsync(streamId, version, timestamp, 0, cancellation));
}
