namespace InterviewKit.Faults.Tests.Isolation;

/// <summary>
/// Looks for what no serial order explains in a history of reads of, and appends to, lists. Since a list shows the order of all that was appended to it,
/// what depended on what can be read off, and dependencies that run in a circle are anomalies (Adya, Liskov and O'Neil 2000; Kingsbury and Alvaro 2020).
/// </summary>
internal sealed class ListHistory
{
    private readonly IReadOnlyList<ListTransaction> _committed;

    /// <summary>Each list at its longest: the order of its values.</summary>
    private readonly IReadOnlyDictionary<int, IReadOnlyList<int>> _orders;

    private readonly Dictionary<int, ListTransaction> _writers = [];

    /// <param name="transactions">All of them, with one at the end that read all lists.</param>
    public ListHistory(IReadOnlyList<ListTransaction> transactions)
    {
        _committed = [.. transactions.Where(transaction => transaction.Committed)];
        _orders = _committed.SelectMany(transaction => transaction.Reads)
            .GroupBy(read => read.List)
            .ToDictionary(reads => reads.Key, reads => reads.MaxBy(read => read.Values.Count)!.Values);
        foreach (var transaction in transactions)
        {
            foreach (var append in transaction.Appends)
            {
                _writers.Add(append.Value, transaction);
            }
        }
    }

    /// <summary>How often each kind was found; only kinds that were found.</summary>
    public IReadOnlyDictionary<Anomaly, int> Anomalies()
    {
        var writeDependencies = WriteDependencies().ToList();
        var found = new Dictionary<Anomaly, int>
        {
            [Anomaly.TornOrder] = _committed.SelectMany(transaction => transaction.Reads).Count(IsNoPrefix) + _orders.Values.Count(order => order.Distinct().Count() < order.Count),
            [Anomaly.LostUpdate] = _committed.Sum(LostUpdates),
            [Anomaly.AbortedRead] = _committed.SelectMany(transaction => transaction.Reads).Count(ShowsAborted),
            [Anomaly.IntermediateRead] = _committed.Sum(transaction => transaction.Reads.Count(read => IsIntermediate(transaction, read))),
            [Anomaly.WriteCycle] = new DependencyGraph(writeDependencies).Circles(),
            [Anomaly.InformationCycle] = new DependencyGraph([.. writeDependencies, .. ReadDependencies()]).Circles(),
        };
        return found.Where(kind => kind.Value > 0).ToDictionary(kind => kind.Key, kind => kind.Value);
    }

    /// <summary>Lists only grow, so whatever was read of one is how it begins.</summary>
    private bool IsNoPrefix(ListRead read) => !_orders[read.List].Take(read.Values.Count).SequenceEqual(read.Values);

    /// <summary>Appends that are gone, or that stand elsewhere than at the end of the list that their transaction had read.</summary>
    private int LostUpdates(ListTransaction transaction) => transaction.Appends.GroupBy(append => append.List).Sum(appends =>
    {
        var order = _orders.GetValueOrDefault(appends.Key, []);
        var read = transaction.Reads.FirstOrDefault(read => read.List == appends.Key);
        return appends.Select((append, index) => (Place: IndexOf(order, append.Value), Expected: read?.Values.Count + index))
            .Count(append => append.Place < 0 || (append.Expected is { } expected && append.Place != expected));
    });

    private bool ShowsAborted(ListRead read) => read.Values.Any(value => !_writers.TryGetValue(value, out var writer) || !writer.Committed);

    /// <summary>Ends with a value after which its transaction appended another.</summary>
    private bool IsIntermediate(ListTransaction reader, ListRead read) =>
        read.Values.Count > 0
        && _writers.TryGetValue(read.Values[^1], out var writer)
        && writer != reader
        && writer.Appends.Last(append => append.List == read.List).Value != read.Values[^1];

    /// <summary>A value stands on the one before it.</summary>
    private IEnumerable<(int From, int To)> WriteDependencies() =>
        from order in _orders.Values
        from pair in order.Zip(order.Skip(1))
        where _writers.ContainsKey(pair.First) && _writers.ContainsKey(pair.Second)
        select (_writers[pair.First].Id, _writers[pair.Second].Id);

    /// <summary>A read stands on its last value.</summary>
    private IEnumerable<(int From, int To)> ReadDependencies() =>
        from transaction in _committed
        from read in transaction.Reads
        where read.Values.Count > 0 && _writers.ContainsKey(read.Values[^1])
        select (_writers[read.Values[^1]].Id, transaction.Id);

    private static int IndexOf(IReadOnlyList<int> order, int value)
    {
        for (var i = 0; i < order.Count; i++)
        {
            if (order[i] == value)
            {
                return i;
            }
        }

        return -1;
    }
}
