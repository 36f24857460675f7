using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.TypeSystem;

/// <summary>Coercion of literals (sections 3.5 to 3.12).</summary>
public static class LiteralCoercion
{
    /// <summary>Coerces a literal to a type.</summary>
    /// <param name="literal">The literal; variables may stand inside it where variables are given.</param>
    /// <param name="type">An input type.</param>
    /// <param name="variables">The variables of the operation; null for constants.</param>
    /// <param name="value">The value, as <see cref="InputValue"/> describes.</param>
    /// <param name="problem">What is wrong and where; null where there is a value.</param>
    /// <returns>Whether there is a value.</returns>
    public static bool TryCoerce(
        ValueNode literal, GraphQLType type, CoercedVariables? variables, out object? value, out LiteralProblem? problem)
    {
        ArgumentNullException.ThrowIfNull(literal);
        ArgumentNullException.ThrowIfNull(type);

        var problems = new List<LiteralProblem>();
        value = new LiteralCoercer(variables, problems, suggestions: false).Coerce(literal, type);
        problem = problems.Count == 0 ? null : problems[0];
        return problem is null;
    }
}
