using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Validation.Rules;

/// <summary>
/// A subscription has exactly one root field, which is no meta-field and which no @skip or @include makes uncertain
/// (section 5.2.4.1, https://spec.graphql.org/September2025/#sec-Single-Root-Field).
/// </summary>
internal sealed class SingleRootFieldRule() : ValidationRule("5.2.4.1", "sec-Single-Root-Field"), IOperationRule
{
    public void Check(OperationDefinitionNode operation, ValidationContext context)
    {
        if (operation.Operation != OperationType.Subscription || context.Schema.SubscriptionType is not { } root) return;

        if (context.SubscriptionRoots.IsSingle(operation)) return;
        var subscription = operation.Name is { } name ? $"Subscription \"{name}\"" : "An anonymous subscription";
        var fields = Collect(operation.SelectionSet, root, subscription, context);
        var responseNames = fields.Select(field => field.ResponseName).Distinct(StringComparer.Ordinal).Count();
        if (responseNames > 1)
            context.Report(this, $"{subscription} must have exactly one root field, found {responseNames}.", fields.Skip(1).Select(field => field.Location));

        foreach (var field in fields.Where(field => field.Name.Value.StartsWith("__", StringComparison.Ordinal)))
            context.Report(this, $"{subscription} must not have the meta-field {field.Name} as its root field.", field);
    }

    private List<FieldNode> Collect(SelectionSetNode selectionSet, ObjectType root, string subscription, ValidationContext context)
    {
        var fields = new List<FieldNode>();
        var seen = new HashSet<FragmentDefinitionNode>();
        var open = new Stack<SelectionNode>(selectionSet.Selections.Reverse());
        while (open.TryPop(out var selection))
        {
            WorkCount.Add(1 + selection.Directives.Length);
            foreach (var directive in selection.Directives)
            {
                if (directive.Name.Value is "skip" or "include")
                    context.Report(this, $"{subscription} must not have @{directive.Name} on its root field.", directive);
            }

            switch (selection)
            {
                case FieldNode field:
                    fields.Add(field);
                    break;
                case InlineFragmentNode inline when Applies(inline.TypeCondition, root, context):
                    Push(inline.SelectionSet);
                    break;
                case FragmentSpreadNode spread when context.Fragments.TryGetValue(spread.Name.Value, out var fragment):
                    if (seen.Add(fragment) && Applies(fragment.TypeCondition, root, context)) Push(fragment.SelectionSet);
                    break;
            }
        }

        return fields;

        void Push(SelectionSetNode set)
        {
            foreach (var selection in set.Selections.Reverse()) open.Push(selection);
        }
    }

    private static bool Applies(NamedTypeNode? condition, ObjectType root, ValidationContext context) =>
        condition is null || context.FindComposite(condition.Name)?.IsPossible(root) == true;
}
