using System.Text.Json;
using InterviewKit.Documents.Events;
using InterviewKit.Documents.Serialization;

namespace InterviewKit.Documents;

/// <summary>The event streams of a store. The event tables belong to the schema as soon as an event type or a snapshot is registered.</summary>
public sealed class EventOptions
{
    private readonly Dictionary<Type, string> names = [];
    private readonly List<Func<JsonDocumentSerializer, EventMapping>> upcasts = [];

    /// <summary>What identifies a stream.</summary>
    /// <value>The default is <see cref="StreamIdentity.AsGuid"/>.</value>
    public StreamIdentity StreamIdentity { get; set; }

    /// <summary>Whether streams belong to tenants.</summary>
    /// <value>The default is <see cref="TenancyStyle.Single"/>, as Marten's, whatever the policy for documents says.</value>
    public TenancyStyle TenancyStyle { get; set; }

    /// <summary>What is kept beside each event.</summary>
    public EventMetadataConfig MetadataConfig { get; } = new();

    internal IReadOnlyDictionary<Type, string> Names => names;

    internal IReadOnlyList<Func<JsonDocumentSerializer, EventMapping>> Upcasts => upcasts;

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

    /// <summary>Reads events that were stored as an older type as the type of today: in streams, aggregates, projections and rebuilds. The rows stay as they are.</summary>
    /// <typeparam name="TOldEvent">The older type, kept for reading its JSON. It can no longer be appended.</typeparam>
    /// <typeparam name="TEvent">The type of today, stored under another name.</typeparam>
    /// <param name="upcast">Makes the one of the other: pure, since it is called at each reading.</param>
    public EventOptions Upcast<TOldEvent, TEvent>(Func<TOldEvent, TEvent> upcast) where TOldEvent : class where TEvent : class
        => Upcast(Events.EventTypeName.Of(typeof(TOldEvent)), upcast);

    /// <inheritdoc cref="Upcast{TOldEvent, TEvent}(Func{TOldEvent, TEvent})"/>
    /// <param name="eventTypeName">The name under which the older events are stored, where it is not the one of their type.</param>
    /// <param name="upcast">Makes the one of the other: pure, since it is called at each reading.</param>
    public EventOptions Upcast<TOldEvent, TEvent>(string eventTypeName, Func<TOldEvent, TEvent> upcast) where TOldEvent : class where TEvent : class
    {
        ArgumentNullException.ThrowIfNull(upcast);
        return AddUpcast(eventTypeName, (json, serializer) => upcast(JsonDocumentSerializer.Read(json, serializer.TypeInfo<TOldEvent>())!));
    }

    /// <summary>Reads events that were stored under an older name as the type of today, from their JSON.</summary>
    /// <typeparam name="TEvent">The type of today, stored under another name.</typeparam>
    /// <param name="eventTypeName">The name under which the older events are stored.</param>
    /// <param name="upcast">Makes the event of the JSON, which is disposed of afterwards: pure, since it is called at each reading.</param>
    public EventOptions Upcast<TEvent>(string eventTypeName, Func<JsonDocument, TEvent> upcast) where TEvent : class
    {
        ArgumentNullException.ThrowIfNull(upcast);
        return AddUpcast(eventTypeName, (json, serializer) =>
        {
            using var document = JsonDocumentSerializer.Read(json, serializer.TypeInfo<JsonDocument>())!;
            return upcast(document);
        });
    }

    private EventOptions AddUpcast<TEvent>(string eventTypeName, Func<Stream, JsonDocumentSerializer, TEvent> upcast) where TEvent : class
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(eventTypeName);
        AddEventType<TEvent>();
        upcasts.Add(serializer => new UpcastMapping<TEvent>(eventTypeName, serializer, upcast));
        return this;
    }
}
