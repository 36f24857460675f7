namespace InterviewKit.Documents;

/// <summary>An event with what is known about it.</summary>
public interface IEvent
{
    /// <summary>The event's own identity.</summary>
    public Guid Id { get; }

    /// <summary>Its place in its stream: 1, 2, 3 without gaps. 0 before it is saved.</summary>
    public long Version { get; }

    /// <summary>Its number in the database. Rising within a stream; has gaps, and is not the order of commits. 0 before it is saved.</summary>
    public long Sequence { get; }

    /// <summary>The event itself.</summary>
    public object Data { get; }

    /// <summary>Its stream, where streams are identified by Guids; else empty.</summary>
    public Guid StreamId { get; }

    /// <summary>Its stream, where streams are identified by texts; else <c>null</c>.</summary>
    public string? StreamKey { get; }

    /// <summary>When it was saved, by the clock of the store's options.</summary>
    public DateTimeOffset Timestamp { get; }

    /// <summary>The tenant it belongs to; <c>*DEFAULT*</c> where streams have none.</summary>
    public string TenantId { get; }

    /// <summary>The stored name of its type.</summary>
    public string EventTypeName { get; }

    /// <summary>The .NET type of <see cref="Data"/>.</summary>
    public Type EventType { get; }

    /// <summary>The writing session's correlation id, where events keep it.</summary>
    public string? CorrelationId { get; }

    /// <summary>The writing session's causation id, where events keep it.</summary>
    public string? CausationId { get; }

    /// <summary>Who appended it, where events keep it.</summary>
    public string? UserName { get; }

    /// <summary>Whether its stream was archived.</summary>
    public bool IsArchived { get; }
}

/// <inheritdoc cref="IEvent"/>
/// <typeparam name="T">The type of the event itself.</typeparam>
public interface IEvent<out T> : IEvent where T : notnull
{
    /// <summary>The event itself.</summary>
    public new T Data { get; }
}
