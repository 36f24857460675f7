using System.Text.Encodings.Web;
using System.Text.Json;

namespace InterviewKit.GraphQL.Execution;

/// <summary>The parts of a response that are the same whatever was executed.</summary>
internal static class ResponseJson
{
    public static readonly JsonEncodedText Data = JsonEncodedText.Encode("data");
    public static readonly JsonEncodedText Extensions = JsonEncodedText.Encode("extensions");
    private static readonly JsonEncodedText Errors = JsonEncodedText.Encode("errors");
    private static readonly JsonEncodedText Message = JsonEncodedText.Encode("message");
    private static readonly JsonEncodedText Locations = JsonEncodedText.Encode("locations");
    private static readonly JsonEncodedText Line = JsonEncodedText.Encode("line");
    private static readonly JsonEncodedText Column = JsonEncodedText.Encode("column");
    private static readonly JsonEncodedText Path = JsonEncodedText.Encode("path");
    private static readonly JsonEncodedText Code = JsonEncodedText.Encode("code");

    /// <summary>
    /// The engine writes properties and values in pairs by construction, so the writer need not check it. The response is JSON,
    /// never part of an HTML page: only what JSON demands is escaped.
    /// </summary>
    public static readonly JsonWriterOptions WriterOptions = new()
    {
        SkipValidation = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void WriteErrors(Utf8JsonWriter json, IReadOnlyList<GraphQLError> errors)
    {
        json.WritePropertyName(Errors);
        WriteErrorList(json, errors);
    }

    public static void WriteErrorList(Utf8JsonWriter json, IReadOnlyList<GraphQLError> errors)
    {
        json.WriteStartArray();
        for (var i = 0; i < errors.Count; i++)
            WriteError(json, errors[i]);
        json.WriteEndArray();
    }

    private static void WriteError(Utf8JsonWriter json, GraphQLError error)
    {
        json.WriteStartObject();
        json.WriteString(Message, error.Message);
        if (error.Locations.Count > 0)
            WriteLocations(json, error.Locations);
        if (error.Path is { } path)
            WritePath(json, path);
        if (error.Code is not null || error.Extensions is { Count: > 0 })
            WriteExtensions(json, error);
        json.WriteEndObject();
    }

    private static void WriteLocations(Utf8JsonWriter json, IReadOnlyList<SourceLocation> locations)
    {
        json.WritePropertyName(Locations);
        json.WriteStartArray();
        foreach (var location in locations)
        {
            json.WriteStartObject();
            json.WriteNumber(Line, location.Line);
            json.WriteNumber(Column, location.Column);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePath(Utf8JsonWriter json, ResponsePath path)
    {
        json.WritePropertyName(Path);
        json.WriteStartArray();
        foreach (var segment in path.ToList())
        {
            if (segment is int index) json.WriteNumberValue(index);
            else json.WriteStringValue((string)segment);
        }

        json.WriteEndArray();
    }

    private static void WriteExtensions(Utf8JsonWriter json, GraphQLError error)
    {
        json.WritePropertyName(Extensions);
        json.WriteStartObject();
        if (error.Code is not null)
            json.WriteString(Code, error.Code);
        if (error.Extensions is not null)
        {
            foreach (var (name, value) in error.Extensions)
            {
                json.WritePropertyName(name);
                PlainJson.Write(json, value);
            }
        }

        json.WriteEndObject();
    }
}
