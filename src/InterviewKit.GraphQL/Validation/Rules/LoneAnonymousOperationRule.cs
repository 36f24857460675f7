using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.Validation.Rules;

/// <summary>
/// An operation without a name is the only operation of its document
/// (section 5.2.3.1, https://spec.graphql.org/September2025/#sec-Lone-Anonymous-Operation).
/// </summary>
internal sealed class LoneAnonymousOperationRule() : ValidationRule("5.2.3.1", "sec-Lone-Anonymous-Operation"), IOperationRule
{
    public void Check(OperationDefinitionNode operation, ValidationContext context)
    {
        if (operation.Name is null && context.Operations.Count > 1)
            context.Report(this, "An anonymous operation must be the only operation of its document.", operation);
    }
}
