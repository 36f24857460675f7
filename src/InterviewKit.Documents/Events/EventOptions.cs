using InterviewKit.Documents.Events;

namespace InterviewKit.Documents;

/// <summary>The event streams of a store. The event tables belong to the schema as soon as an event type or a snapshot is registered.</summary>
public sealed class EventOptions
{
    private readonly Dictionary<Type, string> names = [];

    /// <summary>What identifies a stream.</summary>
    /// <value>The default is <see cref="StreamIdentity.AsGuid"/>.</value>
    public StreamIdentity StreamIdentity { get; set; }

    /// <summary>Whether streams belong to tenants.</summary>
    /// <value>The default is <see cref="TenancyStyle.Single"/>, as Marten's, whatever the policy for documents says.</value>
    public TenancyStyle TenancyStyle { get; set; }

    /// <summary>What is kept beside each event.</summary>
    public EventMetadataConfig MetadataConfig { get; } = new();

    internal IReadOnlyDictionary<Type, string> Names => names;

    /// <summary>Registers an event, stored as its type's name in snake case: <c>ScorecardSubmitted</c> is <c>scorecard_submitted</c>.</summary>
    public EventOptions AddEventType<T>() where T : class => AddEventType(typeof(T));

    /// <inheritdoc cref="AddEventType{T}"/>
    /// <param name="eventType">The event, a class.</param>
    public EventOptions AddEventType(Type eventType)
    {
        ArgumentNullException.ThrowIfNull(eventType);
        names.TryAdd(eventType, EventTypeName.Of(eventType));
        return this;
    }

    /// <inheritdoc cref="AddEventType{T}"/>
    /// <param name="eventTypes">The events, classes.</param>
    public EventOptions AddEventTypes(IEnumerable<Type> eventTypes)
    {
        ArgumentNullException.ThrowIfNull(eventTypes);
        foreach (var eventType in eventTypes)
            AddEventType(eventType);
        return this;
    }

    /// <summary>Registers an event under a name of its own, so that the type may be renamed.</summary>
    /// <param name="eventTypeName">The stored name.</param>
    public EventOptions MapEventType<T>(string eventTypeName) where T : class
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(eventTypeName);
        names[typeof(T)] = eventTypeName;
        return this;
    }
}
