namespace InterviewKit.GraphQL.Language;

/// <summary>Limits of the parser. Each breach is an error that names the limit and its value.</summary>
public sealed record ParserOptions
{
    /// <summary>The limits that hold where none are given: those for documents of unknown clients.</summary>
    public static readonly ParserOptions Default = new();

    /// <summary>Limits for texts of one's own, such as a schema: only nesting is bounded.</summary>
    public static readonly ParserOptions Trusted = new() { MaxTokens = int.MaxValue, MaxBytes = int.MaxValue };

    /// <summary>
    /// How deep selection sets, lists, objects and list types may nest within each other. The parser and all that walks its trees
    /// recurse this deep at most, so it must stay far below what a thread's stack can hold.
    /// </summary>
    /// <value>The default is 128.</value>
    public int MaxDepth { get; init; } = 128;

    /// <summary>How many lexical tokens a document may have.</summary>
    /// <value>The default is 10,000.</value>
    public int MaxTokens { get; init; } = 10_000;

    /// <summary>How many bytes of UTF-8 a document may have.</summary>
    /// <value>The default is 100 kB (102,400 bytes).</value>
    public int MaxBytes { get; init; } = 102_400;
}
