using InterviewKit.Documents.Mapping;
namespace InterviewKit.Documents.Events;
internal abstract class PendingEvent : IEvent
{
    public abstract Guid Id { get; }
    public abstract long Version { get; }
    public abstract long Sequence { get; }
    public abstract object Data { get; }
    public abstract Guid StreamId { get; }
    public abstract string? StreamKey { get; }
    public abstract DateTimeOffset Timestamp { get; }
    public abstract string TenantId { get; }
    public abstract string EventTypeName { get; }
    public abstract Type EventType { get; }
    public abstract string? CorrelationId { get; }
    public abstract string? CausationId { get; }
    public abstract string? UserName { get; }
    public abstract bool IsArchived { get; }
}
internal abstract class EventGraph { public abstract object AggregatorOf<T>(); }
internal abstract class SnapshotProjection;
internal sealed class SnapshotProjection<T>(object aggregator, DocumentMapping<T> mapping) : SnapshotProjection { public object A => aggregator; public object M => mapping; }
