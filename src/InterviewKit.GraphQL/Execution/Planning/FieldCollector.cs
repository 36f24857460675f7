using System.Collections.Immutable;
using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Execution.Planning;

/// <summary>Fields with one response name, in document order.</summary>
internal sealed class FieldGroup
{
    public ImmutableArray<FieldNode>.Builder Nodes { get; } = ImmutableArray.CreateBuilder<FieldNode>(1);
}

/// <summary>
/// Collects the fields of selection sets for an object type (section 6.3.2, <c>CollectFields</c>), without recursion: fragments
/// may follow each other as long as the document is. A fragment counts once for each call, where it is first spread and not
/// skipped.
/// </summary>
internal sealed class FieldCollector(Schema schema, IReadOnlyDictionary<string, FragmentDefinitionNode> fragments, ConditionValues conditions)
{
    public List<FieldGroup> Collect(ObjectType type, SelectionSetNode[] sets)
    {
        var groups = new List<FieldGroup>();
        var byName = new Dictionary<string, FieldGroup>(StringComparer.Ordinal);
        var visited = new HashSet<SelectionSetNode>(ReferenceEqualityComparer.Instance);
        var open = new Stack<(SelectionSetNode Set, int Next)>();
        foreach (var set in sets)
        {
            if (!visited.Add(set)) continue;
            open.Push((set, 0));
            while (open.TryPop(out var current))
            {
                WorkCount.Add();
                if (current.Next == current.Set.Selections.Length) continue;
                var selection = current.Set.Selections[current.Next];
                open.Push((current.Set, current.Next + 1));
                if (conditions.Excludes(selection.Directives)) continue;
                switch (selection)
                {
                    case FieldNode field:
                        if (!byName.TryGetValue(field.ResponseName, out var group))
                        {
                            byName.Add(field.ResponseName, group = new FieldGroup());
                            groups.Add(group);
                        }

                        group.Nodes.Add(field);
                        break;
                    case InlineFragmentNode inline when inline.TypeCondition is null || Applies(inline.TypeCondition, type):
                        open.Push((inline.SelectionSet, 0));
                        break;
                    case FragmentSpreadNode spread:
                        var fragment = fragments[spread.Name.Value];
                        if (visited.Add(fragment.SelectionSet) && Applies(fragment.TypeCondition, type))
                            open.Push((fragment.SelectionSet, 0));
                        break;
                }
            }
        }

        return groups;
    }

    /// <summary>
    /// The same sets, but for one that does nothing but spread a fragment: that fragment's set stands for it, so that the fields
    /// which select by the same fragment have the same plan.
    /// </summary>
    public SelectionSetNode[] Simplify(ObjectType type, SelectionSetNode[] sets)
    {
        SelectionSetNode[]? simple = null;
        for (var i = 0; i < sets.Length; i++)
        {
            var set = sets[i];
            while (set.Selections is [FragmentSpreadNode { Directives.IsEmpty: true } spread] && Applies(fragments[spread.Name.Value].TypeCondition, type))
            {
                WorkCount.Add();
                set = fragments[spread.Name.Value].SelectionSet;
            }

            if (!ReferenceEquals(set, sets[i])) (simple ??= [.. sets])[i] = set;
        }

        return simple ?? sets;
    }

    private bool Applies(NamedTypeNode condition, ObjectType type) =>
        schema.Types.Find(condition.Name) is CompositeType composite && composite.IsPossible(type);
}
