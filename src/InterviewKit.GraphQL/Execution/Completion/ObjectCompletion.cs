using InterviewKit.GraphQL.Execution.Columns;

namespace InterviewKit.GraphQL.Execution.Completion;

/// <summary>Values of an object type.</summary>
/// <typeparam name="T">The resolver's CLR type: the bound one, its nullable, a base or a derived type of it.</typeparam>
/// <typeparam name="TBound">The CLR type that the object type is bound to.</typeparam>
internal sealed class ObjectCompletion<T, TBound>(BoundObject type) : ValueCompletion<T>
{
    public override Column Complete(FieldContext context, T[] values, Placement placement)
    {
        var column = new ObjectColumn(values.Length, IsNonNull, placement);
        context.Execution.Add(column);
        var items = Present(context, column, values, out var positions);
        if (items.Length == 0) return column;

        if (type.Refuse(context) is { } refusal)
        {
            for (var row = 0; row < items.Length; row++)
                Refuse(context, column, positions is null ? row : positions[row], refusal);
            return column;
        }

        var rows = new Rows<TBound>(context.Plan.SelectionAt(0), items, column, positions);
        column.SetRows(rows, positions);
        context.Execution.Enqueue(rows);
        return column;
    }

    /// <summary>The values that are there, without gaps. Without nulls and conversions these are the values themselves.</summary>
    private TBound[] Present(FieldContext context, ObjectColumn column, T[] values, out int[]? positions)
    {
        var items = typeof(T) == typeof(TBound) ? (TBound[])(object)values : new TBound[values.Length];
        var count = 0;
        positions = null;
        for (var i = 0; i < values.Length; i++)
        {
            var missing = IsMissing(context, column, values[i], i);
            if (!missing && values[i] is TBound item)
            {
                if (positions is not null)
                {
                    positions[count] = i;
                    items[count] = item;
                }
                else if (typeof(T) != typeof(TBound)) items[count] = item;
                count++;
                continue;
            }

            if (!missing) RefuseFault(context, column, i, type.Unexpected(values[i]!));
            if (positions is not null) continue;

            // The first gap: from here on rows and positions differ, and the resolver's array must stay as it is.
            positions = new int[values.Length];
            for (var row = 0; row < count; row++)
                positions[row] = row;
            if (typeof(T) == typeof(TBound)) items = (TBound[])items.Clone();
        }

        if (count < items.Length) Array.Resize(ref items, count);
        return items;
    }
}
