using System.Collections.Immutable;

namespace InterviewKit.GraphQL.Language;

/// <summary>A selection set (section 2.5): what is asked of an object. Never empty when it was parsed.</summary>
public sealed class SelectionSetNode(ImmutableArray<SelectionNode> selections, Location location = default) : SyntaxNode(location)
{
    /// <summary>Fields, fragment spreads and inline fragments in the order of the text.</summary>
    public ImmutableArray<SelectionNode> Selections { get; } = selections;
}

/// <summary>An entry of a selection set: a field, a fragment spread or an inline fragment.</summary>
public abstract class SelectionNode : SyntaxNode
{
    private protected SelectionNode(ImmutableArray<DirectiveNode> directives, Location location)
        : base(location) => Directives = directives;

    /// <summary>The directives applied to the selection.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; }
}

/// <summary>A field of a selection set (section 2.6).</summary>
public sealed class FieldNode(
    Name? alias,
    Name name,
    ImmutableArray<ArgumentNode> arguments,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode? selectionSet,
    Location location = default)
    : SelectionNode(directives, location)
{
    /// <summary>The alias; null where the field's own name is the response name.</summary>
    public Name? Alias { get; } = alias;

    /// <summary>The name of the field in its type.</summary>
    public Name Name { get; } = name;

    /// <summary>The key of the field in the response: the alias, else the name.</summary>
    public string ResponseName => Alias is { } alias ? alias.Value : Name.Value;

    /// <summary>The arguments in the order of the text.</summary>
    public ImmutableArray<ArgumentNode> Arguments { get; } = arguments;

    /// <summary>What is selected of the field's value; null for leaf fields.</summary>
    public SelectionSetNode? SelectionSet { get; } = selectionSet;
}

/// <summary>The use of a named fragment (section 2.9).</summary>
public sealed class FragmentSpreadNode(Name name, ImmutableArray<DirectiveNode> directives, Location location = default)
    : SelectionNode(directives, location)
{
    /// <summary>The name of the fragment.</summary>
    public Name Name { get; } = name;
}

/// <summary>A fragment written where it is used (section 2.9.2).</summary>
public sealed class InlineFragmentNode(
    NamedTypeNode? typeCondition, ImmutableArray<DirectiveNode> directives, SelectionSetNode selectionSet, Location location = default)
    : SelectionNode(directives, location)
{
    /// <summary>The type that the fragment applies to; null where it is the enclosing type.</summary>
    public NamedTypeNode? TypeCondition { get; } = typeCondition;

    /// <summary>What the fragment selects.</summary>
    public SelectionSetNode SelectionSet { get; } = selectionSet;
}
