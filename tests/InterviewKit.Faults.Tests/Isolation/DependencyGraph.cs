namespace InterviewKit.Faults.Tests.Isolation;

/// <summary>Which transactions stand on which others.</summary>
internal sealed class DependencyGraph
{
    private readonly Dictionary<int, HashSet<int>> _next = [];
    private readonly Dictionary<int, int> _incoming = [];

    public DependencyGraph(IEnumerable<(int From, int To)> edges)
    {
        foreach (var (from, to) in edges)
        {
            _incoming.TryAdd(from, 0);
            _incoming.TryAdd(to, 0);
            if (from != to && Of(from).Add(to))
            {
                _incoming[to]++;
            }
        }
    }

    /// <summary>How many transactions are on a circle, or only follow from one: none where there is an order of all of them.</summary>
    public int Circles()
    {
        var free = new Queue<int>(_incoming.Where(node => node.Value == 0).Select(node => node.Key));
        var ordered = 0;
        while (free.TryDequeue(out var node))
        {
            ordered++;
            foreach (var next in Of(node))
            {
                if (--_incoming[next] == 0)
                {
                    free.Enqueue(next);
                }
            }
        }

        return _incoming.Count - ordered;
    }

    private HashSet<int> Of(int node) => _next.TryGetValue(node, out var next) ? next : _next[node] = [];
}
