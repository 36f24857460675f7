using InterviewKit.Documents.Daemon;
using InterviewKit.Documents.Events;
using InterviewKit.Documents.Mapping;

namespace InterviewKit.Documents;

/// <summary>What is made of events: aggregates kept as documents, and projections of one's own.</summary>
public sealed class ProjectionOptions
{
    private readonly MartenRegistry registry;
    private readonly Dictionary<Type, Func<EventGraph, DocumentMapping, SnapshotProjection>> snapshots = [];
    private readonly List<Action<DocumentDatabase, ProjectionSet>> registrations = [];

    internal ProjectionOptions(MartenRegistry registry) => this.registry = registry;

    internal IReadOnlyDictionary<Type, Func<EventGraph, DocumentMapping, SnapshotProjection>> Snapshots => snapshots;

    internal bool IsEmpty => registrations.Count == 0;

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
        if (!Enum.IsDefined(lifecycle))
            throw new ArgumentOutOfRangeException(nameof(lifecycle), lifecycle, "Inline or Async was expected.");

        registry.SettingsOf<T>().IsSnapshot = true;
        if (lifecycle == SnapshotLifecycle.Inline)
            snapshots[typeof(T)] = (events, mapping) => new SnapshotProjection<T>(events, events.AggregatorOf<T>(), (DocumentMapping<T>)mapping);
        registrations.Add((database, projections) =>
        {
            var (aggregator, mapping) = (database.Events.AggregatorOf<T>(), database.Mappings.Of<T>());
            if (lifecycle == SnapshotLifecycle.Async)
                projections.Add(new SnapshotShard<T>(database, typeof(T).Name, new AsyncOptions(), aggregator, mapping));
            projections.AddSnapshot(typeof(T), typeof(T).Name, new SnapshotRebuild<T>(database, typeof(T).Name, aggregator, mapping));
        });
        return registry.For<T>();
    }

    /// <summary>Runs a projection of one's own behind the events.</summary>
    /// <param name="projection">The projection; used for as long as the store lives, a page at a time.</param>
    /// <param name="lifecycle">Asynchronous: of the others, there are snapshots only.</param>
    /// <param name="projectionName">Names it in <c>mt_event_progression</c> for good; the full name of its type when <c>null</c>.</param>
    /// <param name="asyncConfiguration">How it is run, and which documents are its own.</param>
    /// <exception cref="ArgumentOutOfRangeException">The lifecycle is another one.</exception>
    public void Add(IProjection projection, ProjectionLifecycle lifecycle, string? projectionName = null, Action<AsyncOptions>? asyncConfiguration = null)
    {
        ArgumentNullException.ThrowIfNull(projection);
        if (lifecycle != ProjectionLifecycle.Async)
            throw new ArgumentOutOfRangeException(nameof(lifecycle), lifecycle, "Projections of one's own are asynchronous; inline there are snapshots.");

        var options = new AsyncOptions();
        asyncConfiguration?.Invoke(options);
        var name = projectionName ?? projection.GetType().FullName!.Replace('+', '.');
        registrations.Add((database, projections) => projections.Add(new ProjectionShard(database, name, options, projection)));
    }

    internal ProjectionSet Build(DocumentDatabase database)
    {
        var projections = new ProjectionSet();
        foreach (var register in registrations)
            register(database, projections);
        return projections;
    }
}
