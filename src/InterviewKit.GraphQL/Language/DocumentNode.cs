using System.Collections.Immutable;

namespace InterviewKit.GraphQL.Language;

/// <summary>A whole document (section 2.3): operations and fragments, or type system definitions, or both.</summary>
public sealed class DocumentNode(ImmutableArray<DefinitionNode> definitions, Location location = default) : SyntaxNode(location)
{
    /// <summary>All definitions in the order of the text.</summary>
    public ImmutableArray<DefinitionNode> Definitions { get; } = definitions;

    /// <summary>How many lexical tokens the document has; 0 for documents made by hand.</summary>
    public int TokenCount { get; init; }
}

/// <summary>A definition at the top level of a document. A closed family.</summary>
public abstract class DefinitionNode : SyntaxNode
{
    private protected DefinitionNode(StringValueNode? description, ImmutableArray<DirectiveNode> directives, Location location)
        : base(location)
    {
        Description = description;
        Directives = directives;
    }

    /// <summary>The description before the definition; null where there is none.</summary>
    public StringValueNode? Description { get; }

    /// <summary>The directives applied to the definition; none on directive definitions.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; }
}

/// <summary>A definition that can take part in an execution: an operation or a fragment.</summary>
public abstract class ExecutableDefinitionNode : DefinitionNode
{
    private protected ExecutableDefinitionNode(
        StringValueNode? description, ImmutableArray<DirectiveNode> directives, SelectionSetNode selectionSet, Location location)
        : base(description, directives, location) => SelectionSet = selectionSet;

    /// <summary>What is selected of the root type, or of the type that the fragment applies to.</summary>
    public SelectionSetNode SelectionSet { get; }
}
