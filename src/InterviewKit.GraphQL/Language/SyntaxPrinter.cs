namespace InterviewKit.GraphQL.Language;

/// <summary>Writes syntax trees as GraphQL text.</summary>
public static class SyntaxPrinter
{
    /// <summary>The text of a node.</summary>
    public static string Print(SyntaxNode node) => throw new NotSupportedException();
}
