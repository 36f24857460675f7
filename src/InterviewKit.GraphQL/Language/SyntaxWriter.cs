using System.Collections.Immutable;
using System.Text;

namespace InterviewKit.GraphQL.Language;

/// <summary>The text of a syntax tree while it is being written. This part chooses the production and lays out lists, blocks and lines.</summary>
internal sealed partial class SyntaxWriter
{
    /// <summary>Arguments that would make a line longer than this are written one a line.</summary>
    private const int LineLengthMax = 100;

    private readonly StringBuilder text = new();
    private int indentation;
    private int lineStart;

    public override string ToString() => text.ToString();

    public void Write(SyntaxNode node)
    {
        switch (node)
        {
            case DocumentNode document: WriteDocument(document); break;
            case OperationDefinitionNode operation: WriteOperation(operation); break;
            case FragmentDefinitionNode fragment: WriteFragment(fragment); break;
            case VariableDefinitionNode variable: WriteVariableDefinition(variable); break;
            case SelectionSetNode selectionSet: WriteSelectionSet(selectionSet); break;
            case SelectionNode selection: WriteSelection(selection); break;
            case DirectiveNode directive: WriteDirective(directive); break;
            case ArgumentNode argument: WriteNamedValue(argument.Name, argument.Value); break;
            case ObjectFieldNode field: WriteNamedValue(field.Name, field.Value); break;
            case ValueNode value: WriteValue(value); break;
            case TypeNode type: WriteType(type); break;
            default: WriteTypeSystem(node); break;
        }
    }

    private void WriteInline<T>(char open, ImmutableArray<T> nodes, char close)
        where T : SyntaxNode
    {
        text.Append(open);
        for (var i = 0; i < nodes.Length; i++)
        {
            if (i > 0) text.Append(", ");
            Write(nodes[i]);
        }

        text.Append(close);
    }

    private void WriteBlockString(string value)
    {
        text.Append("\"\"\"");
        foreach (var line in value.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal).Split('\n'))
        {
            // Blank lines stay bare; white space at the end of a line is part of the value.
            if (line.Length == 0) text.Append('\n');
            else
            {
                NewLine();
                text.Append(line);
            }
        }

        NewLine();
        text.Append("\"\"\"");
    }

    private void WriteDescription(StringValueNode? description)
    {
        if (description is null) return;
        WriteValue(description);
        NewLine();
    }

    /// <summary>Nodes between parentheses: on one line where they fit and none asks for a line of its own.</summary>
    private void WriteGroup<T>(ImmutableArray<T> nodes, bool onLines)
        where T : SyntaxNode
    {
        if (nodes.IsEmpty) return;

        var start = (text.Length, lineStart);
        if (!onLines)
        {
            WriteInline('(', nodes, ')');
            if (text.Length - lineStart <= LineLengthMax || nodes.Length == 1) return;
            (text.Length, lineStart) = start;
        }

        text.Append('(');
        WriteLines(nodes);
        text.Append(')');
    }

    private void WriteBlock<T>(ImmutableArray<T> nodes)
        where T : SyntaxNode
    {
        text.Append('{');
        WriteLines(nodes);
        text.Append('}');
    }

    private void WriteLines<T>(ImmutableArray<T> nodes)
        where T : SyntaxNode
    {
        indentation++;
        foreach (var node in nodes)
        {
            NewLine();
            Write(node);
        }

        indentation--;
        NewLine();
    }

    private void NewLine()
    {
        text.Append('\n');
        lineStart = text.Length;
        text.Append(' ', indentation * 2);
    }
}
