using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.Validation;

/// <summary>
/// What fragments have together with all fragments that they lead to, found once for each fragment however many operations and
/// fragments lead there. Fragments in a circle lead to each other, so they share one value (Tarjan's strongly connected components, with
/// a stack of its own: a chain of fragments can be as long as the document).
/// </summary>
/// <param name="targetsOf">The fragments that a fragment leads to directly.</param>
/// <param name="ownOf">What a fragment has itself: a new value, which is added to.</param>
/// <param name="add">Adds the second value to the first.</param>
internal sealed class FragmentClosures<T>(
    Func<FragmentDefinitionNode, IEnumerable<FragmentDefinitionNode>> targetsOf, Func<FragmentDefinitionNode, T> ownOf, Action<T, T> add)
    where T : class
{
    private readonly Dictionary<FragmentDefinitionNode, Visit> visits = [];
    private readonly Stack<Visit> circle = new();

    public T Of(FragmentDefinitionNode fragment)
    {
        if (!visits.TryGetValue(fragment, out var start)) Search(start = Begin(fragment));
        return start.Value;
    }

    private void Search(Visit start)
    {
        var way = new Stack<Visit>([start]);
        while (way.TryPeek(out var visit))
        {
            WorkCount.Add();
            if (visit.Targets.MoveNext())
            {
                if (!visits.TryGetValue(visit.Targets.Current, out var target)) way.Push(Begin(visit.Targets.Current));
                else if (target.IsOpen) visit.Lowest = Math.Min(visit.Lowest, target.Number);
                else add(visit.Value, target.Value);
                continue;
            }

            way.Pop();
            if (visit.Lowest == visit.Number) Close(visit);
            if (!way.TryPeek(out var parent)) continue;
            parent.Lowest = Math.Min(parent.Lowest, visit.Lowest);
            if (!visit.IsOpen) add(parent.Value, visit.Value);
        }
    }

    private Visit Begin(FragmentDefinitionNode fragment)
    {
        var visit = new Visit(visits.Count, targetsOf(fragment).GetEnumerator(), ownOf(fragment));
        visits.Add(fragment, visit);
        circle.Push(visit);
        return visit;
    }

    /// <summary>Nothing leads further back than to this fragment: it and those since are one circle, most often of one.</summary>
    private void Close(Visit first)
    {
        Visit member;
        do
        {
            member = circle.Pop();
            member.IsOpen = false;
            if (member == first) continue;
            add(first.Value, member.Value);
            member.Value = first.Value;
        }
        while (member != first);
    }

    private sealed class Visit(int number, IEnumerator<FragmentDefinitionNode> targets, T value)
    {
        public int Number { get; } = number;

        public IEnumerator<FragmentDefinitionNode> Targets { get; } = targets;

        public T Value { get; set; } = value;

        public int Lowest { get; set; } = number;

        public bool IsOpen { get; set; } = true;
    }
}
