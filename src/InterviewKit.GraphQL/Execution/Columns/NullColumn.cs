using System.Text.Json;

namespace InterviewKit.GraphQL.Execution.Columns;

/// <summary>A field that has no value for any parent: its resolver failed or a guard refused it.</summary>
internal sealed class NullColumn : Column
{
    public NullColumn(int count, bool isNonNull, Placement placement)
        : base(count, isNonNull, placement) => SetAllNull();

    protected override void WriteValue(Utf8JsonWriter json, int index) => json.WriteNullValue();
}
