using System.Collections.Immutable;
using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.Execution;

/// <summary>
/// What a document says beside its fields: aliases, directives, conditions and lists. One walk over the text as it is written;
/// fragments count once.
/// </summary>
internal static class DocumentCensus
{
    /// <summary>
    /// The variables that <c>@skip</c> and <c>@include</c> ask in an operation and the fragments that it spreads.
    /// </summary>
    public static ImmutableArray<string> ConditionsOf(
        OperationDefinitionNode operation, IReadOnlyDictionary<string, FragmentDefinitionNode> fragments)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        var spread = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<SelectionSetNode>([operation.SelectionSet]);
        while (open.TryPop(out var set))
        {
            foreach (var selection in set.Selections)
            {
                WorkCount.Add(1 + selection.Directives.Length);
                foreach (var directive in selection.Directives)
                    AddVariable(directive, names, known);
                if (selection is FieldNode { SelectionSet: { } fields }) open.Push(fields);
                else if (selection is InlineFragmentNode inline) open.Push(inline.SelectionSet);
                else if (selection is FragmentSpreadNode { Name.Value: var name } && spread.Add(name)) open.Push(fragments[name].SelectionSet);
            }
        }

        return names.DrainToImmutable();
    }

    /// <summary>How many fields have an alias, and how many directives are used.</summary>
    public static (int Aliases, int Directives) Count(DocumentNode document)
    {
        int aliases = 0, directives = 0;
        foreach (var definition in document.Definitions)
        {
            directives += definition.Directives.Length;
            if (definition is not OperationDefinitionNode operation) continue;
            foreach (var variable in operation.VariableDefinitions)
                directives += variable.Directives.Length;
        }

        foreach (var selection in Selections(document))
        {
            directives += selection.Directives.Length;
            if (selection is FieldNode { Alias: not null }) aliases++;
        }

        return (aliases, directives);
    }

    /// <summary>A list literal of more than <paramref name="maxItems"/> items; null where there is none.</summary>
    public static ListValueNode? FindListOver(int maxItems, DocumentNode document)
    {
        var open = new Stack<ValueNode>();
        foreach (var operation in document.Definitions.OfType<OperationDefinitionNode>())
        {
            foreach (var variable in operation.VariableDefinitions)
            {
                if (variable.DefaultValue is { } value) open.Push(value);
            }
        }

        foreach (var selection in Selections(document))
        {
            PushValues(selection.Directives, open);
            if (selection is not FieldNode field) continue;
            foreach (var argument in field.Arguments)
                open.Push(argument.Value);
        }

        while (open.TryPop(out var value))
        {
            WorkCount.Add();
            if (value is ListValueNode list)
            {
                if (list.Items.Length > maxItems) return list;
                foreach (var item in list.Items)
                    open.Push(item);
            }
            else if (value is ObjectValueNode fields)
            {
                foreach (var field in fields.Fields)
                    open.Push(field.Value);
            }
        }

        return null;
    }

    private static void PushValues(ImmutableArray<DirectiveNode> directives, Stack<ValueNode> open)
    {
        foreach (var directive in directives)
        {
            foreach (var argument in directive.Arguments)
                open.Push(argument.Value);
        }
    }

    private static IEnumerable<SelectionNode> Selections(DocumentNode document)
    {
        var open = new Stack<SelectionSetNode>();
        foreach (var definition in document.Definitions)
        {
            if (definition is not ExecutableDefinitionNode executable) continue;
            open.Push(executable.SelectionSet);
            while (open.TryPop(out var set))
            {
                foreach (var selection in set.Selections)
                {
                    WorkCount.Add();
                    yield return selection;
                    if (selection is FieldNode { SelectionSet: { } fields }) open.Push(fields);
                    else if (selection is InlineFragmentNode inline) open.Push(inline.SelectionSet);
                }
            }
        }
    }

    private static void AddVariable(DirectiveNode directive, ImmutableArray<string>.Builder names, HashSet<string> known)
    {
        if (directive.Name.Value is not ("skip" or "include")) return;
        foreach (var argument in directive.Arguments)
        {
            if (argument.Value is VariableNode variable && known.Add(variable.Name)) names.Add(variable.Name);
        }
    }
}
