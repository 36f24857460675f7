using System.Text.Json;

namespace InterviewKit.GraphQL.Execution.Columns;

/// <summary>
/// Lists, their items flattened into one column: list <c>i</c> has the items from <c>offsets[i]</c> up to <c>offsets[i + 1]</c>.
/// </summary>
internal sealed class ListColumn(int count, bool isNonNull, Placement placement) : Column(count, isNonNull, placement)
{
    private readonly int[] offsets = new int[count + 1];
    private Column? items;

    public int Start(int list) => offsets[list];

    public void SetEnd(int list, int end) => offsets[list + 1] = end;

    public void SetItems(Column column) => items = column;

    /// <summary>
    /// The list that item <paramref name="item"/> belongs to. Empty lists share their offset with the next one, so the last of
    /// equal offsets is it.
    /// </summary>
    public int ListOf(int item)
    {
        int low = 0, high = Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) >>> 1;
            if (offsets[middle] <= item) low = middle;
            else high = middle - 1;
        }

        return low;
    }

    protected override void WriteValue(Utf8JsonWriter json, int index)
    {
        json.WriteStartArray();
        for (var i = offsets[index]; i < offsets[index + 1]; i++)
            items!.Write(json, i);
        json.WriteEndArray();
    }
}
