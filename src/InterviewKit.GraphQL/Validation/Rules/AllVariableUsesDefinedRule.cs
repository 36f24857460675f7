namespace InterviewKit.GraphQL.Validation.Rules;

/// <summary>
/// Every variable that an operation uses, itself or by way of fragments, is defined by that operation
/// (section 5.8.3, https://spec.graphql.org/September2025/#sec-All-Variable-Uses-Defined).
/// </summary>
internal sealed class AllVariableUsesDefinedRule() : ValidationRule("5.8.3", "sec-All-Variable-Uses-Defined"), IDocumentRule
{
    public void Check(ValidationContext context)
    {
        foreach (var operation in context.Operations)
        {
            var defined = operation.VariableDefinitions.Select(variable => variable.Name).ToHashSet(StringComparer.Ordinal);
            if (context.VariableReach.Of(operation).All(usage => defined.Contains(usage.Variable.Name))) continue;
            foreach (var usage in context.UsesOf(operation))
            {
                if (context.IsFull) return;
                if (defined.Contains(usage.Variable.Name)) continue;
                var by = operation.Name is { } name ? $" by operation \"{name}\"" : "";
                context.Report(this, $"Variable \"${usage.Variable.Name}\" is not defined{by}.", [usage.Variable.Location, operation.Location]);
            }
        }
    }
}
