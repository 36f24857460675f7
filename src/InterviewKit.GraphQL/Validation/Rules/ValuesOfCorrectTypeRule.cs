using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Validation.Rules;

/// <summary>
/// A literal can be coerced to the type of its place
/// (section 5.6.1, https://spec.graphql.org/September2025/#sec-Values-of-Correct-Type).
/// </summary>
internal sealed class ValuesOfCorrectTypeRule() : ValidationRule("5.6.1", "sec-Values-of-Correct-Type"), ILiteralRule
{
    public void Check(LiteralProblem problem, ValidationContext context)
    {
        if (problem.Fault == LiteralFault.Value) context.Report(this, problem.Message, problem.Node);
    }
}
