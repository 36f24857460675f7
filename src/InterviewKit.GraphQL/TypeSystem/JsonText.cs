using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace InterviewKit.GraphQL.TypeSystem;

/// <summary>
/// Reads strings and names of JSON, which may escape a lone surrogate (<c>"\\uD800"</c>): that is no Unicode text, and the JSON reader
/// throws where it is read.
/// </summary>
internal static class JsonText
{
    public static bool TryRead(JsonElement json, [NotNullWhen(true)] out string? text)
    {
        text = null;
        if (json.ValueKind != JsonValueKind.String) return false;
        try
        {
            text = json.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    public static bool TryReadName(JsonProperty property, [NotNullWhen(true)] out string? name)
    {
        try
        {
            name = property.Name;
            return true;
        }
        catch (InvalidOperationException)
        {
            name = null;
            return false;
        }
    }
}
