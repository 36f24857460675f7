using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Validation.Rules;

/// <summary>
/// A field of a non-null type without a default is given in every input object
/// (section 5.6.4, https://spec.graphql.org/September2025/#sec-Input-Object-Required-Fields).
/// </summary>
internal sealed class InputObjectRequiredFieldsRule() : ValidationRule("5.6.4", "sec-Input-Object-Required-Fields"), ILiteralRule
{
    public void Check(LiteralProblem problem, ValidationContext context)
    {
        if (problem.Fault == LiteralFault.MissingField) context.Report(this, problem.Message, problem.Node);
    }
}
