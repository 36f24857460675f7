using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Validation.Rules;

/// <summary>
/// A field that is given in an input object is defined by its type
/// (section 5.6.2, https://spec.graphql.org/September2025/#sec-Input-Object-Field-Names).
/// </summary>
internal sealed class InputObjectFieldNamesRule() : ValidationRule("5.6.2", "sec-Input-Object-Field-Names"), ILiteralRule
{
    public void Check(LiteralProblem problem, ValidationContext context)
    {
        if (problem.Fault == LiteralFault.UnknownField) context.Report(this, problem.Message, problem.Node);
    }
}
