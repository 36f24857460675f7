using System.Text.Json;

namespace InterviewKit.GraphQL.Execution.Columns;

/// <summary>The values of <c>__typename</c>: rows are of one object type.</summary>
internal sealed class TypenameColumn(JsonEncodedText name, int count, Placement placement) : Column(count, isNonNull: true, placement)
{
    protected override void WriteValue(Utf8JsonWriter json, int index) => json.WriteStringValue(name);
}
