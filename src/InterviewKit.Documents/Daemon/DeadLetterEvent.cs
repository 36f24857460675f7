namespace InterviewKit.Documents;

/// <summary>
/// An event that a projection could not take, set aside so that the others go on. A document of the store, in Marten's shape; it says which event, not what
/// is in it.
/// </summary>
public sealed class DeadLetterEvent
{
    /// <summary>The identity of this note.</summary>
    public Guid Id { get; set; }

    /// <summary>The projection.</summary>
    public string ProjectionName { get; set; } = "";

    /// <summary>The part of the projection; <c>All</c>, since projections have one.</summary>
    public string ShardName { get; set; } = "";

    /// <summary>When it was set aside.</summary>
    public DateTimeOffset Timestamp { get; set; }

    /// <summary>What the last attempt threw, in words, which may quote data.</summary>
    public string ExceptionMessage { get; set; } = "";

    /// <summary>The type of what the last attempt threw.</summary>
    public string ExceptionType { get; set; } = "";

    /// <summary>The event's <see cref="IEvent.Sequence"/>.</summary>
    public long EventSequence { get; set; }
}
