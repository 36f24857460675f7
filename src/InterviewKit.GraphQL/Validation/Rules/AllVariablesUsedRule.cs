namespace InterviewKit.GraphQL.Validation.Rules;

/// <summary>
/// Every variable that an operation defines is used by it, itself or by way of fragments
/// (section 5.8.4, https://spec.graphql.org/September2025/#sec-All-Variables-Used).
/// </summary>
internal sealed class AllVariablesUsedRule() : ValidationRule("5.8.4", "sec-All-Variables-Used"), IDocumentRule
{
    public void Check(ValidationContext context)
    {
        foreach (var operation in context.Operations)
        {
            if (operation.VariableDefinitions.IsEmpty) continue;

            var used = context.VariableReach.Of(operation).Select(usage => usage.Variable.Name).ToHashSet(StringComparer.Ordinal);
            foreach (var variable in operation.VariableDefinitions)
            {
                if (used.Contains(variable.Name)) continue;
                var by = operation.Name is { } name ? $" in operation \"{name}\"" : "";
                context.Report(this, $"Variable \"${variable.Name}\" is never used{by}.", variable);
            }
        }
    }
}
