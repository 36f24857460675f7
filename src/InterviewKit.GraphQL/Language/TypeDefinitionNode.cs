using System.Collections.Immutable;

namespace InterviewKit.GraphQL.Language;

/// <summary>The definition or extension of a named type (section 3.4). A closed family.</summary>
public abstract class TypeDefinitionNode : TypeSystemDefinitionNode
{
    private protected TypeDefinitionNode(
        Name name, ImmutableArray<DirectiveNode> directives, StringValueNode? description, bool isExtension, Location location)
        : base(description, directives, isExtension, location) => Name = name;

    /// <summary>The name of the type.</summary>
    public Name Name { get; }
}

/// <summary><c>scalar</c> (section 3.5).</summary>
public sealed class ScalarTypeDefinitionNode(
    Name name,
    ImmutableArray<DirectiveNode> directives,
    StringValueNode? description = null,
    bool isExtension = false,
    Location location = default)
    : TypeDefinitionNode(name, directives, description, isExtension, location);

/// <summary><c>type</c> (section 3.6).</summary>
public sealed class ObjectTypeDefinitionNode(
    Name name,
    ImmutableArray<NamedTypeNode> interfaces,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<FieldDefinitionNode> fields,
    StringValueNode? description = null,
    bool isExtension = false,
    Location location = default)
    : TypeDefinitionNode(name, directives, description, isExtension, location)
{
    /// <summary>The interfaces that the type says it implements.</summary>
    public ImmutableArray<NamedTypeNode> Interfaces { get; } = interfaces;

    /// <summary>The fields.</summary>
    public ImmutableArray<FieldDefinitionNode> Fields { get; } = fields;
}

/// <summary><c>interface</c> (section 3.7).</summary>
public sealed class InterfaceTypeDefinitionNode(
    Name name,
    ImmutableArray<NamedTypeNode> interfaces,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<FieldDefinitionNode> fields,
    StringValueNode? description = null,
    bool isExtension = false,
    Location location = default)
    : TypeDefinitionNode(name, directives, description, isExtension, location)
{
    /// <summary>The interfaces that the interface says it implements.</summary>
    public ImmutableArray<NamedTypeNode> Interfaces { get; } = interfaces;

    /// <summary>The fields.</summary>
    public ImmutableArray<FieldDefinitionNode> Fields { get; } = fields;
}

/// <summary><c>union</c> (section 3.8).</summary>
public sealed class UnionTypeDefinitionNode(
    Name name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<NamedTypeNode> members,
    StringValueNode? description = null,
    bool isExtension = false,
    Location location = default)
    : TypeDefinitionNode(name, directives, description, isExtension, location)
{
    /// <summary>The object types that belong to the union.</summary>
    public ImmutableArray<NamedTypeNode> Members { get; } = members;
}

/// <summary><c>enum</c> (section 3.9).</summary>
public sealed class EnumTypeDefinitionNode(
    Name name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<EnumValueDefinitionNode> values,
    StringValueNode? description = null,
    bool isExtension = false,
    Location location = default)
    : TypeDefinitionNode(name, directives, description, isExtension, location)
{
    /// <summary>The values.</summary>
    public ImmutableArray<EnumValueDefinitionNode> Values { get; } = values;
}

/// <summary><c>input</c> (section 3.10).</summary>
public sealed class InputObjectTypeDefinitionNode(
    Name name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<InputValueDefinitionNode> fields,
    StringValueNode? description = null,
    bool isExtension = false,
    Location location = default)
    : TypeDefinitionNode(name, directives, description, isExtension, location)
{
    /// <summary>The input fields.</summary>
    public ImmutableArray<InputValueDefinitionNode> Fields { get; } = fields;
}
