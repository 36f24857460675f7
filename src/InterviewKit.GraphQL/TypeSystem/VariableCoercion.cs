using System.Collections.Immutable;
using System.Text.Json;
using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.TypeSystem;

/// <summary>Coercion of the variables of an operation (section 6.1.2, <c>CoerceVariableValues</c>).</summary>
public static class VariableCoercion
{
    /// <summary>Coerces the variables that a request sent.</summary>
    /// <param name="schema">The schema that the operation was validated against.</param>
    /// <param name="operation">The operation, from a valid document.</param>
    /// <param name="variables">The request's variables, a JSON object; undefined, null or absent means none.</param>
    /// <param name="limits">How deep and long values may be, and how many errors are reported.</param>
    public static VariablesResult Coerce(
        Schema schema, OperationDefinitionNode operation, JsonElement? variables, InputLimits? limits = null) =>
        throw new NotSupportedException();
}

/// <summary>The coerced variables, or why there are none.</summary>
public sealed class VariablesResult
{
    internal VariablesResult(CoercedVariables? variables, ImmutableArray<GraphQLError> errors)
    {
        Variables = variables;
        Errors = errors;
    }

    /// <summary>The variables; null where there are errors.</summary>
    public CoercedVariables? Variables { get; }

    /// <summary>Request errors with their places in the document; empty where there are variables.</summary>
    public ImmutableArray<GraphQLError> Errors { get; }
}
