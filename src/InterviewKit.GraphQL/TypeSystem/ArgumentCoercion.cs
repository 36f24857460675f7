using System.Collections.Immutable;
using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.TypeSystem;

/// <summary>Coercion of the arguments of a field or directive (section 6.4.1, <c>CoerceArgumentValues</c>).</summary>
public static class ArgumentCoercion
{
    /// <summary>Coerces arguments of a valid document. What can still fail depends on variables: null where a value is needed.</summary>
    /// <param name="definitions">What the field or directive takes.</param>
    /// <param name="arguments">What the document gives.</param>
    /// <param name="variables">The variables of the operation.</param>
    /// <param name="error">Why there are no arguments, with its place; null where there are.</param>
    /// <returns>The arguments; null where there is an error.</returns>
    public static CoercedArguments? Coerce(
        NamedList<InputValueDefinition> definitions,
        ImmutableArray<ArgumentNode> arguments,
        CoercedVariables variables,
        out GraphQLError? error) => throw new NotSupportedException();
}
