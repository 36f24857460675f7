using InterviewKit.GraphQL.Execution.Columns;

namespace InterviewKit.GraphQL.Execution.Completion;

/// <summary>Values of an interface or union, divided by the object type that each CLR value belongs to.</summary>
internal sealed class AbstractCompletion<T>(BoundAbstract type) : ValueCompletion<T>
{
    public override Column Complete(FieldContext context, T[] values, Placement placement)
    {
        var column = new ObjectColumn(values.Length, IsNonNull, placement);
        context.Execution.Add(column);

        // Of each value the ordinal of its object type plus 1; 0 where there is none.
        var ordinals = new int[values.Length];
        var counts = new int[type.PossibleTypes.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (IsMissing(context, column, values[i], i)) continue;
            var ordinal = type.OrdinalOf(values[i]!.GetType());
            if (ordinal < 0)
            {
                RefuseFault(context, column, i, type.Unexpected(values[i]!));
                continue;
            }

            ordinals[i] = ordinal + 1;
            counts[ordinal]++;
        }

        for (var ordinal = 0; ordinal < counts.Length; ordinal++)
        {
            if (counts[ordinal] > 0)
                AddRows(context, column, values, ordinals, ordinal, counts[ordinal]);
        }

        return column;
    }

    private void AddRows(FieldContext context, ObjectColumn column, T[] values, int[] ordinals, int ordinal, int count)
    {
        var positions = new int[count];
        var items = new object[count];
        var row = 0;
        for (var i = 0; i < values.Length; i++)
        {
            if (ordinals[i] != ordinal + 1) continue;
            positions[row] = i;
            items[row++] = values[i]!;
        }

        var objectType = type.PossibleTypes[ordinal];
        if (objectType.Refuse(context) is { } refusal)
        {
            foreach (var position in positions)
                Refuse(context, column, position, refusal);
            return;
        }

        var rows = objectType.CreateRows(context.Plan.SelectionAt(ordinal), items, column, positions);
        column.AddRows(rows, positions);
        context.Execution.Enqueue(rows);
    }
}
