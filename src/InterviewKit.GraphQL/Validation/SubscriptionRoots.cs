using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Validation;

/// <summary>
/// Whether the roots of subscriptions are right: one field, which is no meta-field, and no condition (section 5.2.4.1,
/// <c>CollectSubscriptionFields</c>). What fragments add to a root is found once for each fragment.
/// </summary>
internal sealed class SubscriptionRoots
{
    private readonly ValidationContext context;
    private readonly FragmentClosures<RootFields> closures;

    public SubscriptionRoots(ValidationContext context)
    {
        this.context = context;
        closures = new FragmentClosures<RootFields>(
            fragment => Selections(fragment.SelectionSet).OfType<FragmentSpreadNode>().Select(Applying).OfType<FragmentDefinitionNode>(),
            fragment => OwnOf(fragment.SelectionSet),
            static (target, source) => target.Add(source));
    }

    private ObjectType? Root => context.Schema.SubscriptionType;

    /// <summary>Whether there is nothing wrong with a subscription's root.</summary>
    public bool IsSingle(OperationDefinitionNode subscription)
    {
        var fields = OwnOf(subscription.SelectionSet);
        foreach (var spread in Selections(subscription.SelectionSet).OfType<FragmentSpreadNode>())
        {
            if (Applying(spread) is { } fragment) fields.Add(closures.Of(fragment));
        }

        return fields.AreRight;
    }

    private RootFields OwnOf(SelectionSetNode set)
    {
        var fields = new RootFields();
        foreach (var selection in Selections(set)) fields.Add(selection);
        return fields;
    }

    private FragmentDefinitionNode? Applying(FragmentSpreadNode spread) =>
        context.Fragments.TryGetValue(spread.Name.Value, out var fragment) && Applies(fragment.TypeCondition) ? fragment : null;

    private bool Applies(NamedTypeNode? condition) =>
        condition is null || (Root is { } root && context.FindComposite(condition.Name)?.IsPossible(root) == true);

    /// <summary>The selections of the root, those of inline fragments that apply included.</summary>
    private IEnumerable<SelectionNode> Selections(SelectionSetNode set)
    {
        var open = new Stack<SelectionSetNode>([set]);
        while (open.TryPop(out var current))
        {
            foreach (var selection in current.Selections)
            {
                WorkCount.Add(1 + selection.Directives.Length);
                yield return selection;
                if (selection is InlineFragmentNode inline && Applies(inline.TypeCondition)) open.Push(inline.SelectionSet);
            }
        }
    }

    private sealed class RootFields
    {
        private string? name;
        private bool isWrong;

        public bool AreRight => !isWrong;

        public void Add(SelectionNode selection)
        {
            isWrong |= selection.Directives.Any(static directive => directive.Name.Value is "skip" or "include");
            if (selection is FieldNode field) Add(field.ResponseName, field.Name.Value.StartsWith("__", StringComparison.Ordinal));
        }

        public void Add(RootFields other) => Add(other.name ?? name, other.isWrong);

        private void Add(string? responseName, bool isWrongAlone)
        {
            isWrong |= isWrongAlone || (name is not null && name != responseName);
            name ??= responseName;
        }
    }
}
