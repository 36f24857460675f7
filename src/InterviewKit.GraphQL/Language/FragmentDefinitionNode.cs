using System.Collections.Immutable;

namespace InterviewKit.GraphQL.Language;

/// <summary>A named fragment (section 2.9).</summary>
public sealed class FragmentDefinitionNode(
    Name name,
    NamedTypeNode typeCondition,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode selectionSet,
    StringValueNode? description = null,
    Location location = default)
    : ExecutableDefinitionNode(description, directives, selectionSet, location)
{
    /// <summary>The fragment's name, never <c>on</c>.</summary>
    public Name Name { get; } = name;

    /// <summary>The type that the fragment applies to.</summary>
    public NamedTypeNode TypeCondition { get; } = typeCondition;
}
