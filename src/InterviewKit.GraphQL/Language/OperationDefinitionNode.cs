using System.Collections.Immutable;

namespace InterviewKit.GraphQL.Language;

/// <summary>An operation (section 2.4).</summary>
public sealed class OperationDefinitionNode(
    OperationType operation,
    Name? name,
    ImmutableArray<VariableDefinitionNode> variableDefinitions,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode selectionSet,
    StringValueNode? description = null,
    Location location = default)
    : ExecutableDefinitionNode(description, directives, selectionSet, location)
{
    /// <summary>Query, mutation or subscription.</summary>
    public OperationType Operation { get; } = operation;

    /// <summary>The operation's name; null for an anonymous operation.</summary>
    public Name? Name { get; } = name;

    /// <summary>The variables that the operation takes.</summary>
    public ImmutableArray<VariableDefinitionNode> VariableDefinitions { get; } = variableDefinitions;

    /// <summary>Whether the text is the shorthand <c>{ … }</c>, without the keyword.</summary>
    public bool IsShorthand { get; init; }
}
