using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.Validation.Rules;

/// <summary>
/// The schema has a root type for the kind of operation
/// (section 5.2.1.1, https://spec.graphql.org/September2025/#sec-Operation-Type-Existence).
/// </summary>
internal sealed class OperationTypeExistenceRule() : ValidationRule("5.2.1.1", "sec-Operation-Type-Existence"), IOperationRule
{
    public void Check(OperationDefinitionNode operation, ValidationContext context)
    {
        if (context.Schema.RootType(operation.Operation) is null)
            context.Report(this, $"The schema has no {operation.Operation.Keyword()} operations.", operation);
    }
}
