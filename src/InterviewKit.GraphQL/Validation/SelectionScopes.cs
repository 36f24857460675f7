using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Validation;

/// <summary>A field as it is selected, with the type that it is selected on.</summary>
internal readonly record struct SelectedField(FieldNode Node, CompositeType? Parent, FieldDefinition? Definition)
{
    public int Start => Node.Location.Start;
}

/// <summary>The fields of a set that share a response name.</summary>
internal sealed class FieldGroup(string responseName)
{
    public string ResponseName { get; } = responseName;

    public List<SelectedField> Fields { get; } = [];

    public bool AllParentsEqual { get; private set; } = true;

    public void Add(SelectedField field)
    {
        AllParentsEqual &= Fields.Count == 0 || ReferenceEquals(Fields[0].Parent, field.Parent);
        Fields.Add(field);
    }
}

/// <summary>The response names that lead to a set; null is the root.</summary>
internal sealed record PathStep(PathStep? Parent, string Name)
{
    public override string ToString()
    {
        var names = new Stack<string>();
        for (var step = this; step is not null; step = step.Parent) names.Push(step.Name);
        return string.Join('.', names);
    }
}

/// <summary>Selection sets whose fields come together in the response, and how the response leads there.</summary>
internal sealed record MergedSet(SetKey Key, List<(SelectionSetNode Node, CompositeType? Parent)> Parts, PathStep? Path);

/// <summary>Which selection sets a set is made of, by their numbers in ascending order.</summary>
internal readonly struct SetKey(int[] numbers) : IEquatable<SetKey>
{
    private readonly int[] numbers = numbers;

    public bool Equals(SetKey other) => numbers.AsSpan().SequenceEqual(other.numbers);

    public override bool Equals(object? obj) => obj is SetKey other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var number in numbers) hash.Add(number);
        return hash.ToHashCode();
    }
}

/// <summary>Merges selection sets and collects their fields, fragments resolved, and counts what that takes.</summary>
internal sealed class SelectionScopes(ValidationContext context)
{
    private readonly Dictionary<SelectionSetNode, int> numbers = [];
    private readonly Dictionary<FragmentDefinitionNode, FragmentDefinitionNode> lastOfChains = [];
    private int fieldsSeen;

    /// <summary>Whether the limit on fields is used up.</summary>
    public bool IsExhausted => fieldsSeen > context.Options.MaxMergedFields;

    /// <summary>
    /// Makes one set of several selection sets. One that consists of fragment spreads only stands for those fragments' sets, so that
    /// many fields which select by the same fragment lead to one set.
    /// </summary>
    public MergedSet Merge(List<(SelectionSetNode Node, CompositeType? Parent)> selectionSets, PathStep? path)
    {
        var parts = new List<(SelectionSetNode Node, CompositeType? Parent)>(selectionSets.Count);
        var seen = new HashSet<SelectionSetNode>();
        foreach (var part in selectionSets)
        {
            WorkCount.Add();
            if (!seen.Add(part.Node)) continue;
            if (!IsOnlySpreads(part.Node))
            {
                parts.Add(part);
                continue;
            }

            foreach (var selection in part.Node.Selections)
            {
                fieldsSeen++;
                WorkCount.Add();
                if (Fragment(selection) is not { } fragment) continue;
                var last = LastOfChain(fragment);
                if (seen.Add(last.SelectionSet)) parts.Add((last.SelectionSet, context.FindComposite(last.TypeCondition.Name)));
            }
        }

        var key = new int[parts.Count];
        for (var i = 0; i < key.Length; i++) key[i] = Number(parts[i].Node);
        Array.Sort(key);
        return new MergedSet(new SetKey(key), parts, path);
    }

    /// <summary>The fields of a set by response name, in the order of the document.</summary>
    public IReadOnlyList<FieldGroup> Collect(MergedSet set)
    {
        var groups = new List<FieldGroup>();
        var byName = new Dictionary<string, FieldGroup>(StringComparer.Ordinal);
        var seen = new HashSet<SelectionSetNode>();
        var open = new Stack<(SelectionSetNode Node, CompositeType? Parent)>(set.Parts);
        while (open.TryPop(out var part) && !IsExhausted)
        {
            if (!seen.Add(part.Node)) continue;
            foreach (var selection in part.Node.Selections)
            {
                fieldsSeen++;
                WorkCount.Add();
                if (selection is FieldNode field)
                    GroupOf(field.ResponseName).Add(Resolve(field, part.Parent));
                else if (selection is InlineFragmentNode inline)
                    open.Push((inline.SelectionSet, inline.TypeCondition is { } type ? context.FindComposite(type.Name) : part.Parent));
                else if (Fragment(selection) is { } fragment)
                    open.Push((fragment.SelectionSet, context.FindComposite(fragment.TypeCondition.Name)));
            }
        }

        foreach (var group in groups) group.Fields.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        groups.Sort(static (a, b) => a.Fields[0].Start.CompareTo(b.Fields[0].Start));
        return groups;

        FieldGroup GroupOf(string name)
        {
            if (byName.TryGetValue(name, out var group)) return group;
            group = new FieldGroup(name);
            byName.Add(name, group);
            groups.Add(group);
            return group;
        }
    }

    private SelectedField Resolve(FieldNode field, CompositeType? parent) =>
        new(field, parent, parent is null ? null : context.Schema.FindField(parent, field.Name.Value));

    private FragmentDefinitionNode? Fragment(SelectionNode selection) =>
        selection is FragmentSpreadNode spread ? context.Fragments.GetValueOrDefault(spread.Name.Value) : null;

    /// <summary>The fragment that one stands for whose only selection is to spread another, which may do the same, and so on.</summary>
    private FragmentDefinitionNode LastOfChain(FragmentDefinitionNode fragment)
    {
        var chain = new List<FragmentDefinitionNode>();
        while (fragment.SelectionSet.Selections is [FragmentSpreadNode only] && Fragment(only) is { } next)
        {
            WorkCount.Add();
            if (lastOfChains.TryGetValue(fragment, out var known))
            {
                fragment = known;
                break;
            }

            // In a circle, whose spreads are an error of their own, each stands for itself.
            lastOfChains.Add(fragment, fragment);
            chain.Add(fragment);
            fragment = next;
        }

        foreach (var link in chain) lastOfChains[link] = fragment;
        return fragment;
    }

    private int Number(SelectionSetNode selectionSet)
    {
        if (!numbers.TryGetValue(selectionSet, out var number)) numbers.Add(selectionSet, number = numbers.Count);
        return number;
    }

    private static bool IsOnlySpreads(SelectionSetNode selectionSet)
    {
        foreach (var selection in selectionSet.Selections)
        {
            WorkCount.Add();
            if (selection is not FragmentSpreadNode) return false;
        }

        return true;
    }
}
