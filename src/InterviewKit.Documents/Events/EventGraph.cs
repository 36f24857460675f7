using System.Collections.Concurrent;
using InterviewKit.Documents.Daemon;
using InterviewKit.Documents.Mapping;
using InterviewKit.Documents.Serialization;

namespace InterviewKit.Documents.Events;

/// <summary>The events, aggregates and snapshots of a store.</summary>
internal sealed class EventGraph
{
    private readonly ConcurrentDictionary<Type, EventMapping> byType = [];
    private readonly ConcurrentDictionary<string, EventMapping> byName = [];
    private readonly ConcurrentDictionary<Type, object> aggregators = [];
    private readonly JsonDocumentSerializer serializer;

    public EventGraph(StoreOptions options, JsonDocumentSerializer serializer, DocumentMappings documents)
    {
        this.serializer = serializer;
        Identity = options.Events.StreamIdentity;
        IsConjoined = options.Events.TenancyStyle == TenancyStyle.Conjoined;
        Metadata = options.Events.MetadataConfig;
        foreach (var (type, name) in options.Events.Names)
            Register(EventMapping.Of(type, name, serializer));
        foreach (var upcast in options.Events.Upcasts)
            RegisterUpcast(upcast(serializer));
        Snapshots = [.. options.Projections.Snapshots.Select(snapshot => snapshot.Value(this, documents.Of(snapshot.Key)))];
        IsActive = IsUsed(options);
        Sql = new EventSql(this, options.DatabaseSchemaName);
    }

    /// <summary>Whether options speak of events.</summary>
    public static bool IsUsed(StoreOptions options) => options.Events.Names.Count > 0 || !options.Projections.IsEmpty;

    public StreamIdentity Identity { get; }

    public bool IsConjoined { get; }

    /// <summary>Whether the store has events at all, and so their tables.</summary>
    public bool IsActive { get; }

    public EventMetadataConfig Metadata { get; }

    public IReadOnlyList<SnapshotProjection> Snapshots { get; }

    /// <summary>What the daemon runs and rebuilds; set once the store is settled.</summary>
    public ProjectionSet Projections { get; set; } = new();

    public EventSql Sql { get; }

    /// <summary>The mapping of a type, registered now if it wasn't yet.</summary>
    public EventMapping MappingOf(Type eventType)
        => byType.TryGetValue(eventType, out var found) ? found : Register(EventMapping.Of(eventType, EventTypeName.Of(eventType), serializer));

    /// <summary>The mapping of a stored event: by its name, or by its .NET type where the name is unknown.</summary>
    public EventMapping MappingOf(string name, string? dotNetTypeName)
    {
        if (byName.TryGetValue(name, out var found))
            return found;
        if (dotNetTypeName is not null && Type.GetType(dotNetTypeName) is { } type)
            return MappingOf(type);
        throw new UnknownEventTypeException(name, dotNetTypeName);
    }

    public Aggregator<T> AggregatorOf<T>() where T : class
        => (Aggregator<T>)aggregators.GetOrAdd(typeof(T), static (_, graph) => new Aggregator<T>(graph), this);

    public SnapshotProjection<T>? SnapshotOf<T>() where T : class => Snapshots.OfType<SnapshotProjection<T>>().FirstOrDefault();

    /// <summary>The tenant that rows of events carry.</summary>
    public string TenantOf(string tenantId) => IsConjoined ? tenantId : DocumentTable.DefaultTenant;

    /// <summary>Refuses an identity of the other kind.</summary>
    public object Checked(object streamId)
    {
        var fits = Identity == StreamIdentity.AsGuid ? streamId is Guid : streamId is string { Length: > 0 };
        return fits ? streamId : throw new InvalidStreamOperationException(
            $"Streams of this store are identified by {(Identity == StreamIdentity.AsGuid ? "Guids" : "texts that are not empty")}; found '{streamId}' of type {streamId.GetType().Name}.");
    }

    private void RegisterUpcast(EventMapping mapping)
    {
        if (!byName.TryAdd(mapping.Name, mapping))
        {
            throw new InvalidDocumentException(
                $"Events stored as '{mapping.Name}' cannot be upcast to {mapping.EventType.FullName}: {byName[mapping.Name].EventType.FullName} has that name. "
                + "Give the event of today another with MapEventType.");
        }
    }

    private EventMapping Register(EventMapping mapping)
    {
        var named = byName.GetOrAdd(mapping.Name, mapping);
        if (named.EventType != mapping.EventType && !byType.ContainsKey(mapping.EventType) && byType.TryGetValue(named.EventType, out var today) && today != named)
            throw new InvalidDocumentException($"{mapping.EventType.FullName} is a type of the past: events stored as '{mapping.Name}' are upcast to {named.EventType.FullName}, which is to be appended instead.");
        if (named.EventType != mapping.EventType)
            throw new InvalidDocumentException($"{named.EventType.FullName} and {mapping.EventType.FullName} would share the event name '{mapping.Name}': give one of them another with MapEventType.");
        return byType.GetOrAdd(mapping.EventType, named);
    }
}
