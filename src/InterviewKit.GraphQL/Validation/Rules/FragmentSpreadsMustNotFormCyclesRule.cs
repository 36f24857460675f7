using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.Validation.Rules;

/// <summary>
/// A fragment does not spread itself, directly or by way of others
/// (section 5.5.2.2, https://spec.graphql.org/September2025/#sec-Fragment-Spreads-Must-Not-Form-Cycles).
/// </summary>
internal sealed class FragmentSpreadsMustNotFormCyclesRule() : ValidationRule("5.5.2.2", "sec-Fragment-Spreads-Must-Not-Form-Cycles"), IDocumentRule
{
    /// <summary>A long cycle is told by this many of its fragments.</summary>
    private const int NamesMax = 10;

    public void Check(ValidationContext context)
    {
        var finished = new HashSet<FragmentDefinitionNode>();
        foreach (var fragment in context.Fragments.Values)
        {
            if (context.IsFull) return;
            if (!finished.Contains(fragment)) Search(fragment, finished, context);
        }
    }

    /// <summary>A depth-first search with a stack of its own, since a chain of fragments can be as long as the document.</summary>
    private void Search(FragmentDefinitionNode start, HashSet<FragmentDefinitionNode> finished, ValidationContext context)
    {
        var way = new List<Step> { new(start) };
        var depths = new Dictionary<FragmentDefinitionNode, int> { [start] = 0 };
        while (way.Count > 0)
        {
            var step = way[^1];
            var spreads = context.Uses[step.Fragment].Spreads;
            if (step.Next == spreads.Count)
            {
                finished.Add(step.Fragment);
                depths.Remove(step.Fragment);
                way.RemoveAt(way.Count - 1);
                continue;
            }

            WorkCount.Add();
            step.Spread = spreads[step.Next++];
            if (!context.Fragments.TryGetValue(step.Spread.Name.Value, out var target) || finished.Contains(target)) continue;
            if (depths.TryGetValue(target, out var depth))
            {
                Report(way, depth, context);
            }
            else
            {
                depths.Add(target, way.Count);
                way.Add(new Step(target));
            }
        }
    }

    private void Report(List<Step> way, int start, ValidationContext context)
    {
        var cycle = way.GetRange(start, way.Count - start);
        var by = cycle.Count == 1 ? "" : $" by way of {string.Join(", ", cycle.Skip(1).Take(NamesMax).Select(step => $"\"{step.Fragment.Name}\""))}";
        context.Report(this, $"Fragment \"{cycle[0].Fragment.Name}\" cannot spread itself{by}.", cycle.Select(step => step.Spread!.Location));
    }

    private sealed class Step(FragmentDefinitionNode fragment)
    {
        public FragmentDefinitionNode Fragment { get; } = fragment;

        public int Next { get; set; }

        public FragmentSpreadNode? Spread { get; set; }
    }
}
