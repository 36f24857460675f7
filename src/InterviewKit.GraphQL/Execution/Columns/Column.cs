using System.Text.Json;

namespace InterviewKit.GraphQL.Execution.Columns;

/// <summary>The completed values of one field, or of the items of its lists, for all objects of one level.</summary>
internal abstract class Column(int count, bool isNonNull, Placement placement)
{
    private bool[]? nulls;

    public int Count { get; } = count;

    /// <summary>Whether a null here is an error that nulls what is around it.</summary>
    public bool IsNonNull { get; } = isNonNull;

    public Placement Placement { get; } = placement;

    public bool HasNulls => nulls is not null;

    public bool IsNull(int index) => nulls is not null && nulls[index];

    public void SetNull(int index)
    {
        nulls ??= new bool[Count];
        nulls[index] = true;
    }

    public void SetAllNull()
    {
        nulls ??= new bool[Count];
        Array.Fill(nulls, true);
    }

    public void Write(Utf8JsonWriter json, int index)
    {
        if (nulls is not null && nulls[index]) json.WriteNullValue();
        else WriteValue(json, index);
    }

    /// <summary>Writes a value that is not null.</summary>
    protected abstract void WriteValue(Utf8JsonWriter json, int index);
}
