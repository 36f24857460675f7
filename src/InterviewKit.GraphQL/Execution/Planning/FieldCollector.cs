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
        HashSet<string>? visited = null;
        var open = new Stack<(SelectionSetNode Set, int Next)>();
        foreach (var set in sets)
        {
            open.Push((set, 0));
            while (open.TryPop(out var current))
            {
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
                    case FragmentSpreadNode spread when (visited ??= new(StringComparer.Ordinal)).Add(spread.Name.Value):
                        var fragment = fragments[spread.Name.Value];
                        if (Applies(fragment.TypeCondition, type))
                            open.Push((fragment.SelectionSet, 0));
                        break;
                }
            }
        }

        return groups;
    }

    private bool Applies(NamedTypeNode condition, ObjectType type) =>
        schema.Types.Find(condition.Name) is CompositeType composite && composite.IsPossible(type);
}
