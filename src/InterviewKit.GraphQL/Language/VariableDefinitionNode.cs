using System.Collections.Immutable;

namespace InterviewKit.GraphQL.Language;

/// <summary>The definition of a variable of an operation (section 2.11).</summary>
public sealed class VariableDefinitionNode(
    VariableNode variable,
    TypeNode type,
    ValueNode? defaultValue,
    ImmutableArray<DirectiveNode> directives,
    StringValueNode? description = null,
    Location location = default)
    : SyntaxNode(location)
{
    /// <summary>The variable with its place.</summary>
    public VariableNode Variable { get; } = variable;

    /// <summary>The variable's name without <c>$</c>.</summary>
    public string Name => Variable.Name;

    /// <summary>The declared type.</summary>
    public TypeNode Type { get; } = type;

    /// <summary>The default, a constant; null where there is none (a default of <c>null</c> is a <see cref="NullValueNode"/>).</summary>
    public ValueNode? DefaultValue { get; } = defaultValue;

    /// <summary>The directives applied to the definition.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;

    /// <summary>The description before the definition; null where there is none.</summary>
    public StringValueNode? Description { get; } = description;
}
