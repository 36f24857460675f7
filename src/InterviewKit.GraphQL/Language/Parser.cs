using System.Diagnostics.CodeAnalysis;

namespace InterviewKit.GraphQL.Language;

/// <summary>
/// Reads GraphQL texts: executable documents and type system documents. Stops at the first fault. Safe for use by many threads.
/// </summary>
public static class Parser
{
    /// <summary>Reads a document.</summary>
    /// <exception cref="SyntaxException">The text is not a document, or breaks a limit.</exception>
    public static DocumentNode Parse(Source source, ParserOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new DocumentParser(source, options ?? ParserOptions.Default).ParseDocument();
    }

    /// <summary>Reads a document, or says why it is none.</summary>
    public static bool TryParse(
        Source source,
        ParserOptions? options,
        [NotNullWhen(true)] out DocumentNode? document,
        [NotNullWhen(false)] out SyntaxError? error)
    {
        try
        {
            document = Parse(source, options);
            error = null;
            return true;
        }
        catch (SyntaxException exception)
        {
            document = null;
            error = exception.Error;
            return false;
        }
    }

    /// <summary>Reads a single constant value, such as <c>{ key: ["a", 1] }</c>.</summary>
    /// <exception cref="SyntaxException">The text is not a constant value, or breaks a limit.</exception>
    public static ValueNode ParseValue(Source source, ParserOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new DocumentParser(source, options ?? ParserOptions.Default).ParseSingleValue();
    }

    /// <summary>Reads a single type reference, such as <c>[ID!]!</c>.</summary>
    /// <exception cref="SyntaxException">The text is not a type reference, or breaks a limit.</exception>
    public static TypeNode ParseType(Source source, ParserOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new DocumentParser(source, options ?? ParserOptions.Default).ParseSingleType();
    }
}
