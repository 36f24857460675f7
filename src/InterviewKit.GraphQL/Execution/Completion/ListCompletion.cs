using System.Collections.Immutable;
using InterviewKit.GraphQL.Execution.Columns;

namespace InterviewKit.GraphQL.Execution.Completion;

/// <summary>Lists: all items of all lists become one column.</summary>
internal sealed class ListCompletion<TList, TItem>(ValueCompletion<TItem> itemCompletion) : ValueCompletion<TList>
{
    public override Column Complete(FieldContext context, TList[] values, Placement placement)
    {
        var column = new ListColumn(values.Length, IsNonNull, placement);
        context.Execution.Add(column);
        var items = new TItem[Estimate(values)];
        var count = 0;
        for (var i = 0; i < values.Length; i++)
        {
            if (!IsMissing(context, column, values[i], i) && !IsDefaultArray(context, column, values[i], i))
                Append(values[i], ref items, ref count);
            column.SetEnd(i, count);
        }

        if (count < items.Length) Array.Resize(ref items, count);
        column.SetItems(itemCompletion.Complete(context, items, Placement.OfItems(column)));
        return column;
    }

    /// <summary>An immutable array that was never assigned is a list that is not there.</summary>
    private bool IsDefaultArray(FieldContext context, Column column, TList value, int index)
    {
        if (value is not ImmutableArray<TItem> { IsDefault: true }) return false;
        if (IsNonNull) Refuse(context, column, index, context.Plan.Field.NullError);
        else column.SetNull(index);
        return true;
    }

    private static int Estimate(TList[] values)
    {
        var count = 0;
        foreach (var value in values)
            count += value is IReadOnlyCollection<TItem> list && value is not ImmutableArray<TItem> { IsDefault: true } ? list.Count : 0;
        return count;
    }

    private static void Append(TList list, ref TItem[] items, ref int count)
    {
        if (list is ICollection<TItem> known)
        {
            var size = known.Count;
            if (items.Length < count + size) Array.Resize(ref items, Math.Max(count + size, items.Length * 2));
            known.CopyTo(items, count);
            count += size;
            return;
        }

        foreach (var item in (IEnumerable<TItem>)list!)
        {
            if (items.Length == count) Array.Resize(ref items, Math.Max(4, count * 2));
            items[count++] = item;
        }
    }
}
