using System.Text.Json;

namespace InterviewKit.GraphQL.Execution.Columns;

/// <summary>
/// Objects, of one object type or of several. Their fields stand in <see cref="Rows"/>, one set for each object type, without
/// gaps for nulls.
/// </summary>
internal sealed class ObjectColumn(int count, bool isNonNull, Placement placement) : Column(count, isNonNull, placement)
{
    private Rows? only;
    private Rows?[]? rowsAt;
    private int[]? rowIndexAt;

    /// <summary>
    /// All objects are of one type. The positions say where each row stands; null where row and position are the same.
    /// </summary>
    public void SetRows(Rows rows, int[]? positions)
    {
        only = rows;
        if (positions is null) return;
        rowIndexAt = new int[Count];
        for (var row = 0; row < rows.Count; row++)
            rowIndexAt[positions[row]] = row;
    }

    /// <summary>Adds the objects of one type among several.</summary>
    public void AddRows(Rows rows, int[] positions)
    {
        rowsAt ??= new Rows?[Count];
        rowIndexAt ??= new int[Count];
        for (var row = 0; row < rows.Count; row++)
        {
            rowsAt[positions[row]] = rows;
            rowIndexAt[positions[row]] = row;
        }
    }

    protected override void WriteValue(Utf8JsonWriter json, int index)
    {
        var rows = only ?? rowsAt![index]!;
        var row = rowIndexAt is null ? index : rowIndexAt[index];
        var fields = rows.Plan.Fields;
        json.WriteStartObject();
        for (var i = 0; i < fields.Length; i++)
        {
            json.WritePropertyName(fields[i].EncodedName);
            rows.Columns[i].Write(json, row);
        }

        json.WriteEndObject();
    }
}
