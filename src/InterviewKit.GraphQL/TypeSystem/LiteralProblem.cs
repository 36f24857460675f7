using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.TypeSystem;

/// <summary>Why a literal is no value of a type.</summary>
/// <param name="Message">What was found and what was expected, as a sentence.</param>
/// <param name="Node">The innermost literal that is at fault.</param>
/// <param name="Fault">What kind of fault it is.</param>
public sealed record LiteralProblem(string Message, SyntaxNode Node, LiteralFault Fault = LiteralFault.Value);

/// <summary>The kinds of fault that a literal can have, each of which has a section in the specification.</summary>
public enum LiteralFault
{
    /// <summary>The value does not fit its type (section 5.6.1).</summary>
    Value,

    /// <summary>The input object has no such field (section 5.6.2).</summary>
    UnknownField,

    /// <summary>A field of the input object is required and was not given (section 5.6.4).</summary>
    MissingField,
}
