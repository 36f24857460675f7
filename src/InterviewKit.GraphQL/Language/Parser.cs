using System.Diagnostics.CodeAnalysis;

namespace InterviewKit.GraphQL.Language;

/// <summary>Reads GraphQL texts: executable documents and type system documents.</summary>
public static class Parser
{
    /// <summary>Reads a document.</summary>
    /// <exception cref="SyntaxException">The text is not a document, or breaks a limit.</exception>
    public static DocumentNode Parse(Source source, ParserOptions? options = null) => throw new NotSupportedException();

    /// <summary>Reads a document, or says why it is none.</summary>
    public static bool TryParse(
        Source source,
        ParserOptions? options,
        [NotNullWhen(true)] out DocumentNode? document,
        [NotNullWhen(false)] out SyntaxError? error) => throw new NotSupportedException();
}
