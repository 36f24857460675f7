namespace InterviewKit.Benchmarks.Store;

/// <summary>The same work by the store and by hand.</summary>
/// <param name="Name">As <c>--only</c> takes it.</param>
/// <param name="Mark">The part of the raw throughput that the store should reach.</param>
/// <param name="ByStore">Once, by the store.</param>
/// <param name="ByHand">Once, by Npgsql and System.Text.Json.</param>
internal sealed record StoreScenario(string Name, double Mark, Func<Task> ByStore, Func<Task> ByHand)
{
    private const double Reads = 0.85;
    private const double Writes = 0.70;

    public static IReadOnlyList<string> Names { get; } = ["load", "load-12", "query", "store", "store-12", "append"];

    public static IReadOnlyList<StoreScenario> All(StoreWays store, NpgsqlWays raw) =>
    [
        new("load", Reads, store.LoadAsync, raw.LoadAsync),
        new("load-12", Reads, store.LoadManyAsync, raw.LoadManyAsync),
        new("query", Reads, store.QueryAsync, raw.QueryAsync),
        new("store", Writes, store.StoreAsync, raw.StoreAsync),
        new("store-12", Writes, store.StoreManyAsync, raw.StoreManyAsync),
        new("append", Writes, store.AppendAsync, raw.AppendAsync),
    ];
}
