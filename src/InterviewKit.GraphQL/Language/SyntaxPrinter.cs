namespace InterviewKit.GraphQL.Language;

/// <summary>
/// Writes syntax trees as GraphQL text in one canonical form: two spaces of indentation, a blank line between definitions. A text
/// that was printed, parsed and printed again is the same.
/// </summary>
public static class SyntaxPrinter
{
    /// <summary>The text of a node. A document ends with a line end, other nodes do not.</summary>
    /// <exception cref="InsufficientExecutionStackException">The tree, made by hand, nests too deep to be written. The parser makes no such trees.</exception>
    public static string Print(SyntaxNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        var writer = new SyntaxWriter();
        writer.Write(node);
        return writer.ToString();
    }
}
