using System.Text.Json;

namespace InterviewKit.GraphQL.Execution.Columns;

/// <summary>Scalars and enum values, checked: writing them cannot fail.</summary>
internal sealed class LeafColumn<T>(T[] values, LeafFormat<T> format, bool isNonNull, Placement placement)
    : Column(values.Length, isNonNull, placement)
{
    protected override void WriteValue(Utf8JsonWriter json, int index) => format.Write(json, values[index]);
}
