namespace InterviewKit.GraphQL.Language;

/// <summary>
/// A node of a document's syntax tree. The family is closed, its members are sealed and immutable, and equality is identity: two
/// nodes are the same only where they are the same piece of text.
/// </summary>
public abstract class SyntaxNode
{
    private protected SyntaxNode(Location location) => Location = location;

    /// <summary>Where the node was read; the default value for nodes made by hand.</summary>
    public Location Location { get; }

    /// <summary>The node as GraphQL text.</summary>
    public override string ToString() => SyntaxPrinter.Print(this);
}
