namespace InterviewKit.Documents.Events;

/// <summary>An event and what is known about it; what only saving can tell is set then.</summary>
internal abstract class Event(EventMapping mapping) : IEvent
{
    public EventMapping Mapping => mapping;

    public Guid Id { get; init; }

    public long Version { get; set; }

    public long Sequence { get; set; }

    public abstract object Data { get; }

    public Guid StreamId => Stream is Guid id ? id : Guid.Empty;

    public string? StreamKey => Stream as string;

    public DateTimeOffset Timestamp { get; set; }

    public required string TenantId { get; init; }

    public string EventTypeName => mapping.Name;

    public Type EventType => mapping.EventType;

    public string? CorrelationId { get; init; }

    public string? CausationId { get; init; }

    public string? UserName { get; init; }

    public bool IsArchived { get; init; }

    public required object Stream { get; init; }
}

internal sealed class Event<T>(EventMapping mapping, T data) : Event(mapping), IEvent<T> where T : notnull
{
    public override object Data => data;

    T IEvent<T>.Data => data;
}
