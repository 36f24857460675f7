using System.Text.Json;
using System.Text.Json.Serialization;

namespace InterviewKit.Documents.Serialization;

/// <summary>
/// Refuses texts that jsonb can't keep. PostgreSQL answers U+0000 with an error; half a surrogate pair would be silently written as U+FFFD by System.Text.Json.
/// </summary>
internal sealed class StorableTextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        Refuse(value);
        writer.WriteStringValue(value);
    }

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString()!;

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        Refuse(value);
        writer.WritePropertyName(value);
    }

    /// <summary>What can't be stored of the text, in words; <c>null</c> when all of it can.</summary>
    public static string? Unstorable(ReadOnlySpan<char> text)
    {
        var zero = text.IndexOf('\0');
        if (zero >= 0)
            return $"U+0000 (at index {zero})";

        var offset = 0;
        while (text[offset..].IndexOfAnyInRange('\uD800', '\uDFFF') is var found and >= 0)
        {
            var index = offset + found;
            var paired = char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]);
            if (!paired)
                return $"half a surrogate pair, U+{(int)text[index]:X4} (at index {index})";
            offset = index + 2;
        }

        return null;
    }

    private static void Refuse(string text)
    {
        if (Unstorable(text) is { } found)
            throw new UnstorableTextFound(found);
    }
}

/// <summary>Thrown through the serializer, which adds the path on the way.</summary>
internal sealed class UnstorableTextFound(string found) : JsonException(null)
{
    public string Found { get; } = found;
}
