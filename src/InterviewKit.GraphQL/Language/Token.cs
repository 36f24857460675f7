namespace InterviewKit.GraphQL.Language;

/// <summary>A lexical token: its kind and the bytes that it was read from.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Start">The byte offset of its first character.</param>
/// <param name="End">The byte offset behind its last character.</param>
/// <param name="HasEscapes">Whether a string needs decoding beyond UTF-8.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int End, bool HasEscapes = false);
