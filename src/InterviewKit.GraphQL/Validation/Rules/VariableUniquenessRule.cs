using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.Validation.Rules;

/// <summary>
/// The name of a variable is unique among the variables of its operation
/// (section 5.8.1, https://spec.graphql.org/September2025/#sec-Variable-Uniqueness).
/// </summary>
internal sealed class VariableUniquenessRule() : ValidationRule("5.8.1", "sec-Variable-Uniqueness"), IOperationRule
{
    public void Check(OperationDefinitionNode operation, ValidationContext context)
    {
        if (operation.VariableDefinitions.Length < 2) return;
        foreach (var same in operation.VariableDefinitions.GroupBy(variable => variable.Name))
        {
            if (same.Skip(1).Any())
                context.Report(this, $"There can be only one variable named \"${same.Key}\".", same.Select(variable => variable.Variable.Location));
        }
    }
}
