using InterviewKit.Documents.Events;

namespace InterviewKit.Documents;

/// <summary>Events that wait for the next save, for one stream.</summary>
public sealed class StreamAction
{
    private readonly List<Event> events = [];

    internal StreamAction(object streamId, StreamActionType actionType, Type? aggregateType)
    {
        StreamId = streamId;
        ActionType = actionType;
        AggregateType = aggregateType;
    }

    /// <summary>The stream's identity where it is a Guid; else empty.</summary>
    public Guid Id => StreamId is Guid id ? id : Guid.Empty;

    /// <summary>The stream's identity where it is a text; else <c>null</c>.</summary>
    public string? Key => StreamId as string;

    /// <summary>Whether the stream is started or gone on with.</summary>
    public StreamActionType ActionType { get; }

    /// <summary>The aggregate that the stream was started for, if one was named.</summary>
    public Type? AggregateType { get; }

    /// <summary>The version that the stream must have before these events; <c>null</c> when any will do.</summary>
    public long? ExpectedVersionOnServer { get; internal set; }

    /// <summary>The stream's version with these events; 0 until they are saved.</summary>
    public long Version { get; internal set; }

    /// <summary>The events, in order.</summary>
    public IReadOnlyList<IEvent> Events => events;

    internal object StreamId { get; }

    internal IReadOnlyList<Event> Pending => events;

    internal void Add(Event added) => events.Add(added);
}
