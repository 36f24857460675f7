using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace InterviewKit.Api.Tests.Readme;

/// <summary>JSON as a person would lay it out: what fits on a line stands on it.</summary>
internal static partial class ReadableJson
{
    private const int LineMax = 118;

    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>For comparing: the last digits of a double may differ from one processor to another, so six stand.</summary>
    public static string Rounded(JsonElement element) => Digits().Replace(Write(element), number =>
        Math.Round(double.Parse(number.Value, CultureInfo.InvariantCulture), 6).ToString(CultureInfo.InvariantCulture));

    public static string Write(JsonElement element)
    {
        var text = new StringBuilder();
        Write(element, 0, 0, text);
        return text.Append('\n').ToString();
    }

    private static void Write(JsonElement element, int indent, int column, StringBuilder text)
    {
        var line = Spaced(element);
        if (column + line.Length <= LineMax || element.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            text.Append(line);
            return;
        }

        var isObject = element.ValueKind == JsonValueKind.Object;
        text.Append(isObject ? "{" : "[");
        var separator = "\n";
        foreach (var (name, value) in isObject
            ? element.EnumerateObject().Select(property => ((string?)property.Name, property.Value))
            : element.EnumerateArray().Select(item => ((string?)null, item)))
        {
            var prefix = new string(' ', indent + 2) + (name is null ? "" : $"\"{name}\": ");
            text.Append(separator).Append(prefix);
            Write(value, indent + 2, prefix.Length + 1, text);
            separator = ",\n";
        }

        text.Append('\n').Append(' ', indent).Append(isObject ? '}' : ']');
    }

    private static string Spaced(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object when element.EnumerateObject().Any() =>
            $"{{ {string.Join(", ", element.EnumerateObject().Select(property => $"\"{property.Name}\": {Spaced(property.Value)}"))} }}",
        JsonValueKind.Array => $"[{string.Join(", ", element.EnumerateArray().Select(Spaced))}]",
        _ => JsonSerializer.Serialize(element, OneLine),
    };

    [GeneratedRegex(@"\b\d+\.\d{7,}")]
    private static partial Regex Digits();
}
