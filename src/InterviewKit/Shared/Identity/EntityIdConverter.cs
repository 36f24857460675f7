using System.Text.Json;
using System.Text.Json.Serialization;

namespace InterviewKit.Shared;

/// <summary>Writes a typed id as the Guid that it holds.</summary>
public sealed class EntityIdConverter<TId> : JsonConverter<TId>
    where TId : struct, IEntityId<TId>
{
    /// <inheritdoc />
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TId.From(reader.GetGuid());

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
