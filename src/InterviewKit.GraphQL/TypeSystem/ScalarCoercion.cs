using System.Text.Json;
using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.TypeSystem;

/// <summary>
/// How literals and variable values become values of a scalar. Null never arrives here. Implementations are safe for use by many
/// threads, answer the same for the same input, and refuse by an answer, not by an exception.
/// </summary>
public abstract class ScalarCoercion
{
    /// <summary>Turns a literal of a document into a value.</summary>
    /// <param name="literal">Any literal but null; one that has lists or objects may have variables inside.</param>
    /// <param name="variables">The variables of the operation; null while a document is validated or a schema is read.</param>
    public abstract ScalarResult Coerce(ValueNode literal, CoercedVariables? variables);

    /// <summary>Turns a JSON value of the request's variables into a value.</summary>
    public abstract ScalarResult Coerce(JsonElement json);
}

/// <summary>A value of a scalar, or why there is none.</summary>
/// <param name="Value">The value, in whatever form the scalar has; null where it was refused.</param>
/// <param name="Refusal">The end of a sentence that begins with the input, such as <c>is not an instant in ISO 8601</c>; null where there is a value.</param>
public readonly record struct ScalarResult(object? Value, string? Refusal)
{
    /// <summary>Whether there is a value.</summary>
    public bool IsValid => Refusal is null;

    /// <summary>A value.</summary>
    public static ScalarResult Of(object? value) => new(value, null);

    /// <summary>A refusal.</summary>
    public static ScalarResult Refuse(string reason) => new(null, reason);
}
