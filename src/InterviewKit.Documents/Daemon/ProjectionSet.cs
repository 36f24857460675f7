
namespace InterviewKit.Documents.Daemon;

/// <summary>The projections of a store: those that run behind the events, and the snapshots, inline or not, that can be folded anew.</summary>
internal sealed class ProjectionSet
{
    private readonly Dictionary<string, AsyncShard> shards = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SnapshotRebuild> snapshots = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, string> snapshotNames = [];

    public IReadOnlyCollection<AsyncShard> Shards => shards.Values;

    public IReadOnlyList<string> Names => [.. shards.Keys.Union(snapshots.Keys).Order(StringComparer.Ordinal)];

    public void Add(AsyncShard shard)
    {
        if (!shards.TryAdd(shard.ProjectionName, shard))
            throw new InvalidDocumentException($"There are two projections '{shard.ProjectionName}': give one of them another name.");
    }

    public void AddSnapshot(Type type, string name, SnapshotRebuild rebuild)
    {
        if (!snapshots.TryAdd(name, rebuild))
            throw new InvalidDocumentException($"There are two projections '{name}': two aggregates have one name.");
        snapshotNames.Add(type, name);
    }

    /// <summary>The snapshot of that name; <c>null</c> when there is none.</summary>
    public SnapshotRebuild? SnapshotOf(string name) => snapshots.GetValueOrDefault(name);

    /// <exception cref="ProjectionNotFoundException">There is none.</exception>
    public AsyncShard ShardOf(string name) => shards.GetValueOrDefault(name) ?? throw new ProjectionNotFoundException(name, Names);

    /// <exception cref="ProjectionNotFoundException">There is none.</exception>
    public string NameOfSnapshot(Type type) => snapshotNames.GetValueOrDefault(type) ?? throw new ProjectionNotFoundException(type.Name, Names);
}
