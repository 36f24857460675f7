using InterviewKit.Documents.Events;
using InterviewKit.Documents.Mapping;

namespace InterviewKit.Documents;

/// <summary>The aggregates that are kept as documents.</summary>
public sealed class ProjectionOptions
{
    private readonly MartenRegistry registry;
    private readonly Dictionary<Type, Func<EventGraph, DocumentMapping, SnapshotProjection>> snapshots = [];

    internal ProjectionOptions(MartenRegistry registry) => this.registry = registry;

    internal IReadOnlyDictionary<Type, Func<EventGraph, DocumentMapping, SnapshotProjection>> Snapshots => snapshots;

    /// <summary>
    /// Keeps the aggregate of each stream as a document whose identity is the stream's and whose revision is the stream's version.
    /// </summary>
    /// <typeparam name="T">
    /// The aggregate. Its methods are bound by convention: <c>static T Create(E)</c> starts it; <c>T Apply(E)</c>, <c>void Apply(E)</c> and
    /// <c>static T Apply(E, T)</c> go on; each may take <c>IEvent&lt;E&gt;</c> in the event's place. A parameterless constructor starts it where no
    /// <c>Create</c> fits. Events without a method leave it as it is. A property <c>Version</c> of type int or long is set to the stream's version.
    /// </typeparam>
    /// <param name="lifecycle">When it is brought up to date.</param>
    /// <exception cref="InvalidDocumentException">No method could be bound.</exception>
    public DocumentMappingExpression<T> Snapshot<T>(SnapshotLifecycle lifecycle) where T : class
    {
        if (lifecycle != SnapshotLifecycle.Inline)
            throw new ArgumentOutOfRangeException(nameof(lifecycle), lifecycle, "Only inline snapshots are kept.");

        registry.SettingsOf<T>().IsSnapshot = true;
        snapshots[typeof(T)] = (events, mapping) => new SnapshotProjection<T>(events, events.AggregatorOf<T>(), (DocumentMapping<T>)mapping);
        return registry.For<T>();
    }
}
