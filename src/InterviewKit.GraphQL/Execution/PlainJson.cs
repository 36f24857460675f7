using System.Collections;
using System.Text.Json;

namespace InterviewKit.GraphQL.Execution;

/// <summary>Writes values of no declared type: <c>extensions</c>, and custom scalars of any shape.</summary>
internal static class PlainJson
{
    private const int DepthMax = 64;

    public static void Write(Utf8JsonWriter json, object? value) => Write(json, value, 0);

    private static void Write(Utf8JsonWriter json, object? value, int depth)
    {
        if (depth > DepthMax)
            throw new FormatException($"A value nests deeper than {DepthMax} levels.");
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case decimal number: json.WriteNumberValue(number); break;
            case double number when double.IsFinite(number): json.WriteNumberValue(number); break;
            case float number when float.IsFinite(number): json.WriteNumberValue(number); break;
            case JsonElement element: element.WriteTo(json); break;
            case IEnumerable<KeyValuePair<string, object?>> entries: WriteObject(json, entries, depth); break;
            case IEnumerable items: WriteList(json, items, depth); break;
            default: throw new FormatException($"A value of type {value.GetType()} has no JSON form here.");
        }
    }

    private static void WriteObject(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object?>> entries, int depth)
    {
        json.WriteStartObject();
        foreach (var (name, value) in entries)
        {
            json.WritePropertyName(name);
            Write(json, value, depth + 1);
        }

        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, IEnumerable items, int depth)
    {
        json.WriteStartArray();
        foreach (var item in items)
            Write(json, item, depth + 1);
        json.WriteEndArray();
    }
}
