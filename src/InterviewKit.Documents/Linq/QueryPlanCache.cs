using System.Collections.Concurrent;

namespace InterviewKit.Documents.Linq;

/// <summary>The plans of a store's queries. A program has few shapes; one that makes shapes without end starts over when the cache is full.</summary>
internal sealed class QueryPlanCache
{
    private const int PlansMax = 2_000;

    private readonly ConcurrentDictionary<QueryShape, QueryPlan> plans = [];

    public int Count => plans.Count;

    public QueryPlan GetOrAdd(QueryShape shape, Func<QueryPlan> parse)
    {
        if (plans.TryGetValue(shape, out var found))
            return found;
        if (plans.Count >= PlansMax)
            plans.Clear();
        return plans.GetOrAdd(shape, parse());
    }
}
