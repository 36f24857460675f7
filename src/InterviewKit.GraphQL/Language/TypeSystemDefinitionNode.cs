using System.Collections.Immutable;

namespace InterviewKit.GraphQL.Language;

/// <summary>A definition or extension of the type system (section 3). A closed family.</summary>
public abstract class TypeSystemDefinitionNode : DefinitionNode
{
    private protected TypeSystemDefinitionNode(
        StringValueNode? description, ImmutableArray<DirectiveNode> directives, bool isExtension, Location location)
        : base(description, directives, location) => IsExtension = isExtension;

    /// <summary>Whether the text begins with <c>extend</c>: it adds to a definition elsewhere and has no description.</summary>
    public bool IsExtension { get; }
}

/// <summary>The definition or extension of the schema itself (section 3.3).</summary>
public sealed class SchemaDefinitionNode(
    ImmutableArray<RootOperationTypeDefinitionNode> operationTypes,
    ImmutableArray<DirectiveNode> directives,
    StringValueNode? description = null,
    bool isExtension = false,
    Location location = default)
    : TypeSystemDefinitionNode(description, directives, isExtension, location)
{
    /// <summary>The root types.</summary>
    public ImmutableArray<RootOperationTypeDefinitionNode> OperationTypes { get; } = operationTypes;
}

/// <summary>The root type of one kind of operation.</summary>
public sealed class RootOperationTypeDefinitionNode(OperationType operation, NamedTypeNode type, Location location = default)
    : SyntaxNode(location)
{
    /// <summary>Query, mutation or subscription.</summary>
    public OperationType Operation { get; } = operation;

    /// <summary>The object type that its operations start from.</summary>
    public NamedTypeNode Type { get; } = type;
}

/// <summary>The definition of a directive (section 3.13).</summary>
public sealed class DirectiveDefinitionNode(
    Name name,
    ImmutableArray<InputValueDefinitionNode> arguments,
    bool isRepeatable,
    ImmutableArray<Name> locations,
    StringValueNode? description = null,
    Location location = default)
    : TypeSystemDefinitionNode(description, [], false, location)
{
    /// <summary>The directive's name without <c>@</c>.</summary>
    public Name Name { get; } = name;

    /// <summary>The arguments that the directive takes.</summary>
    public ImmutableArray<InputValueDefinitionNode> Arguments { get; } = arguments;

    /// <summary>Whether it may be applied more than once to the same thing.</summary>
    public bool IsRepeatable { get; } = isRepeatable;

    /// <summary>Where it may be applied, each a name of a directive location such as <c>FIELD</c>.</summary>
    public ImmutableArray<Name> Locations { get; } = locations;
}
