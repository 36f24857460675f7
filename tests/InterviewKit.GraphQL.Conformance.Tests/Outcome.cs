using System.Text;
using System.Text.Json;

namespace InterviewKit.GraphQL.Conformance.Tests;

/// <summary>
/// The text of a response for comparison: the data as it is, in its order, and the errors as far as the specification says which
/// there are. Where null went up to a parent, other errors below that parent may be reported or not (6.4.4), so what counts is
/// that there is one.
/// </summary>
internal static class Outcome
{
    public static string OfEngine(JsonElement response)
    {
        var hasData = response.TryGetProperty("data", out var data);
        var errors = response.TryGetProperty("errors", out var list) ? list.EnumerateArray().ToArray() : [];
        return Text(hasData, data, errors.Select(static error => (Path(error), LocationsOf(error))));
    }

    public static string OfReference(JsonElement answer)
    {
        var errors = answer.GetProperty("errors").EnumerateArray();
        return Text(answer.GetProperty("hasData").GetBoolean(), answer.GetProperty("data"), errors.Select(static error => (Path(error), Places.Of(error))));
    }

    private static string Text(bool hasData, JsonElement data, IEnumerable<(JsonElement[]? Path, string Places)> errors)
    {
        if (!hasData) return "no data: " + string.Join(", ", errors.Select(static error => error.Places).Distinct().Order(StringComparer.Ordinal));
        var text = new StringBuilder();
        Write(text, data);
        foreach (var line in errors.Select(error => Line(data, error.Path, error.Places)).Distinct().Order(StringComparer.Ordinal))
            text.Append('\n').Append(line);
        return text.ToString();
    }

    private static string Line(JsonElement data, JsonElement[]? path, string places)
    {
        if (path is null) return $"without path at {places}";
        for (var length = 0; length <= path.Length; length++)
        {
            if (data.ValueKind == JsonValueKind.Null)
            {
                var nullPath = string.Join('.', path.Take(length));
                return length == path.Length ? $"{nullPath} at {places}" : $"{nullPath}: null from below";
            }

            if (length < path.Length && !TryStep(ref data, path[length])) return $"{string.Join('.', path)}: leads nowhere";
        }

        return $"{string.Join('.', path)}: leads to a value";
    }

    private static bool TryStep(ref JsonElement data, JsonElement segment)
    {
        if (segment.ValueKind == JsonValueKind.String)
            return data.ValueKind == JsonValueKind.Object && data.TryGetProperty(segment.GetString()!, out data);
        if (data.ValueKind != JsonValueKind.Array || segment.GetInt32() >= data.GetArrayLength()) return false;
        data = data[segment.GetInt32()];
        return true;
    }

    private static JsonElement[]? Path(JsonElement error) =>
        error.TryGetProperty("path", out var path) && path.ValueKind == JsonValueKind.Array ? [.. path.EnumerateArray()] : null;

    private static string LocationsOf(JsonElement error) => error.TryGetProperty("locations", out var locations)
        ? string.Join(' ', locations.EnumerateArray().Select(static place => $"{place.GetProperty("line")}:{place.GetProperty("column")}").Order(StringComparer.Ordinal))
        : "";

    private static void Write(StringBuilder text, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                text.Append('{');
                foreach (var property in value.EnumerateObject())
                {
                    text.Append(property.Name).Append(": ");
                    Write(text, property.Value);
                    text.Append(", ");
                }

                text.Append('}');
                break;
            case JsonValueKind.Array:
                text.Append('[');
                foreach (var item in value.EnumerateArray())
                {
                    Write(text, item);
                    text.Append(", ");
                }

                text.Append(']');
                break;
            case JsonValueKind.Number:
                text.Append(value.GetDouble().ToString("R", System.Globalization.CultureInfo.InvariantCulture));
                break;
            case JsonValueKind.String:
                text.Append('"').Append(value.GetString()).Append('"');
                break;
            default:
                text.Append(value.ValueKind);
                break;
        }
    }
}
