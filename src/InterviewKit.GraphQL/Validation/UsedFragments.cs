using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.Validation;

/// <summary>The fragments that operations use, directly or through others, and those that lead to all that none uses.</summary>
internal sealed class UsedFragments
{
    private readonly ValidationContext context;
    private readonly HashSet<FragmentDefinitionNode> used = [];

    public UsedFragments(ValidationContext context)
    {
        this.context = context;
        foreach (var operation in context.Operations) Follow(operation, used);
    }

    public bool Contains(FragmentDefinitionNode fragment) => used.Contains(fragment);

    /// <summary>As few unused fragments as it takes to reach every unused one from them; each fragment is gone through once.</summary>
    public IReadOnlyList<FragmentDefinitionNode> UnusedRoots()
    {
        var unused = context.Fragments.Values.Where(fragment => !used.Contains(fragment)).ToArray();
        var spread = new HashSet<FragmentDefinitionNode>();
        foreach (var fragment in unused) spread.UnionWith(context.SpreadBy(fragment).Where(target => target != fragment));

        // What no other fragment spreads comes first; what is left then are circles.
        var roots = new List<FragmentDefinitionNode>();
        var reached = new HashSet<FragmentDefinitionNode>();
        foreach (var fragment in unused.Where(fragment => !spread.Contains(fragment)).Concat(unused))
        {
            if (!reached.Add(fragment)) continue;
            roots.Add(fragment);
            Follow(fragment, reached);
        }

        return roots;
    }

    private void Follow(ExecutableDefinitionNode start, HashSet<FragmentDefinitionNode> reached)
    {
        var open = new Stack<ExecutableDefinitionNode>([start]);
        while (open.TryPop(out var definition))
        {
            foreach (var fragment in context.SpreadBy(definition))
            {
                if (reached.Add(fragment)) open.Push(fragment);
            }
        }
    }
}
