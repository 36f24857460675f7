using System.Collections.Immutable;

namespace InterviewKit.GraphQL.Language;

/// <summary>What stands inside a type or directive definition: a field, an argument or input field, an enum value. A closed family.</summary>
public abstract class MemberDefinitionNode : SyntaxNode
{
    private protected MemberDefinitionNode(
        Name name, ImmutableArray<DirectiveNode> directives, StringValueNode? description, Location location)
        : base(location)
    {
        Name = name;
        Directives = directives;
        Description = description;
    }

    /// <summary>The member's name.</summary>
    public Name Name { get; }

    /// <summary>The directives applied to the member.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; }

    /// <summary>The description before the member; null where there is none.</summary>
    public StringValueNode? Description { get; }
}

/// <summary>A field of an object type or interface.</summary>
public sealed class FieldDefinitionNode(
    Name name,
    ImmutableArray<InputValueDefinitionNode> arguments,
    TypeNode type,
    ImmutableArray<DirectiveNode> directives,
    StringValueNode? description = null,
    Location location = default)
    : MemberDefinitionNode(name, directives, description, location)
{
    /// <summary>The arguments that the field takes.</summary>
    public ImmutableArray<InputValueDefinitionNode> Arguments { get; } = arguments;

    /// <summary>The type of the field's value.</summary>
    public TypeNode Type { get; } = type;
}

/// <summary>An argument, or a field of an input object.</summary>
public sealed class InputValueDefinitionNode(
    Name name,
    TypeNode type,
    ValueNode? defaultValue,
    ImmutableArray<DirectiveNode> directives,
    StringValueNode? description = null,
    Location location = default)
    : MemberDefinitionNode(name, directives, description, location)
{
    /// <summary>The type of the value.</summary>
    public TypeNode Type { get; } = type;

    /// <summary>The default, a constant; null where there is none.</summary>
    public ValueNode? DefaultValue { get; } = defaultValue;
}

/// <summary>A value of an enum.</summary>
public sealed class EnumValueDefinitionNode(
    Name name, ImmutableArray<DirectiveNode> directives, StringValueNode? description = null, Location location = default)
    : MemberDefinitionNode(name, directives, description, location);
