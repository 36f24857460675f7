namespace InterviewKit.GraphQL;

/// <summary>A place in a GraphQL document, as it is reported in the <c>locations</c> of an error.</summary>
/// <param name="Line">The line, from 1. LF, CR and CRLF each end one line.</param>
/// <param name="Column">The column, from 1, counted in UTF-16 code units as editors and other GraphQL servers count.</param>
public readonly record struct SourceLocation(int Line, int Column)
{
    /// <summary><c>line:column</c>.</summary>
    public override string ToString() => $"{Line}:{Column}";
}
