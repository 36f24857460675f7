using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace InterviewKit.GraphQL.Language;

/// <summary>This part writes what executable documents consist of, and values and types, which definitions of the type system share.</summary>
internal sealed partial class SyntaxWriter
{
    private void WriteDocument(DocumentNode document)
    {
        DefinitionNode? previous = null;
        foreach (var definition in document.Definitions)
        {
            if (previous is not null) NewLine();
            if (definition is OperationDefinitionNode operation) WriteOperation(operation, previous is not TypeSystemDefinitionNode);
            else Write(definition);
            NewLine();
            previous = definition;
        }
    }

    /// <param name="operation">The operation.</param>
    /// <param name="allowShorthand">False behind a definition of the type system, whose body the shorthand would be taken for.</param>
    private void WriteOperation(OperationDefinitionNode operation, bool allowShorthand = true)
    {
        var isShorthand = allowShorthand && operation is { Operation: OperationType.Query, Name: null, Description: null }
            && operation.VariableDefinitions.IsEmpty && operation.Directives.IsEmpty;
        if (!isShorthand)
        {
            WriteDescription(operation.Description);
            text.Append(operation.Operation.Keyword());
            if (operation.Name is { } name) text.Append(' ').Append(name.Value);
            WriteGroup(operation.VariableDefinitions, operation.VariableDefinitions.Any(variable => variable.Description is not null));
            WriteDirectives(operation.Directives);
            text.Append(' ');
        }

        WriteSelectionSet(operation.SelectionSet);
    }

    private void WriteFragment(FragmentDefinitionNode fragment)
    {
        WriteDescription(fragment.Description);
        text.Append("fragment ").Append(fragment.Name.Value).Append(" on ").Append(fragment.TypeCondition.Name);
        WriteDirectives(fragment.Directives);
        text.Append(' ');
        WriteSelectionSet(fragment.SelectionSet);
    }

    private void WriteVariableDefinition(VariableDefinitionNode variable)
    {
        WriteDescription(variable.Description);
        text.Append('$').Append(variable.Name).Append(": ");
        WriteType(variable.Type);
        WriteDefault(variable.DefaultValue);
        WriteDirectives(variable.Directives);
    }

    private void WriteSelectionSet(SelectionSetNode selectionSet)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        WriteBlock(selectionSet.Selections);
    }

    private void WriteSelection(SelectionNode selection)
    {
        switch (selection)
        {
            case FieldNode field:
                if (field.Alias is { } alias) text.Append(alias.Value).Append(": ");
                text.Append(field.Name.Value);
                WriteGroup(field.Arguments, false);
                WriteDirectives(field.Directives);
                if (field.SelectionSet is null) break;
                text.Append(' ');
                WriteSelectionSet(field.SelectionSet);
                break;
            case FragmentSpreadNode spread:
                text.Append("...").Append(spread.Name.Value);
                WriteDirectives(spread.Directives);
                break;
            case InlineFragmentNode fragment:
                text.Append("...");
                if (fragment.TypeCondition is not null) text.Append(" on ").Append(fragment.TypeCondition.Name);
                WriteDirectives(fragment.Directives);
                text.Append(' ');
                WriteSelectionSet(fragment.SelectionSet);
                break;
        }
    }

    private void WriteDirectives(ImmutableArray<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            text.Append(' ');
            WriteDirective(directive);
        }
    }

    private void WriteDirective(DirectiveNode directive)
    {
        text.Append('@').Append(directive.Name.Value);
        WriteGroup(directive.Arguments, false);
    }

    private void WriteNamedValue(Name name, ValueNode value)
    {
        text.Append(name.Value).Append(": ");
        WriteValue(value);
    }

    private void WriteDefault(ValueNode? value)
    {
        if (value is null) return;
        text.Append(" = ");
        WriteValue(value);
    }

    private void WriteType(TypeNode type)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (type)
        {
            case NamedTypeNode named:
                text.Append(named.Name);
                break;
            case ListTypeNode list:
                text.Append('[');
                WriteType(list.Type);
                text.Append(']');
                break;
            case NonNullTypeNode nonNull:
                WriteType(nonNull.Type);
                text.Append('!');
                break;
        }
    }

    private void WriteValue(ValueNode value)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (value)
        {
            case VariableNode variable: text.Append('$').Append(variable.Name); break;
            case IntValueNode number: text.Append(number.Text); break;
            case FloatValueNode number: text.Append(number.Text); break;
            case BooleanValueNode boolean: text.Append(boolean.Value ? "true" : "false"); break;
            case NullValueNode: text.Append("null"); break;
            case EnumValueNode enumValue: text.Append(enumValue.Name); break;
            case StringValueNode { IsBlock: true } block when StringLiteral.CanBeBlock(block.Value): WriteBlockString(block.Value); break;
            case StringValueNode quoted: text.Append(StringLiteral.Quote(quoted.Value)); break;
            case ListValueNode list: WriteInline('[', list.Items, ']'); break;
            case ObjectValueNode fields: WriteInline('{', fields.Fields, '}'); break;
        }
    }
}
