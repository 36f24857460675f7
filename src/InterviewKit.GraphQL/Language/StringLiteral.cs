using System.Globalization;
using System.Text;

namespace InterviewKit.GraphQL.Language;

/// <summary>Writes strings as GraphQL literals (section 2.10.4).</summary>
internal static class StringLiteral
{
    /// <summary>The string between quotes, on one line.</summary>
    public static string Quote(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' or (>= '\x7F' and <= '\x9F') => text.Append("\\u").Append(((int)character).ToString("X4", CultureInfo.InvariantCulture)),
                _ => text.Append(character),
            };
        }

        return text.Append('"').ToString();
    }

    /// <summary>
    /// Whether a block string, with each line indented, has exactly this value again when it is read: no line end but LF, neither the
    /// first nor the last line blank, and some line that does not begin with white space.
    /// </summary>
    public static bool CanBeBlock(string value)
    {
        if (value.Length == 0 || value.Contains('\r')) return false;

        var lines = value.Split('\n');
        if (string.IsNullOrWhiteSpace(lines[0]) || string.IsNullOrWhiteSpace(lines[^1])) return false;
        return lines.Any(line => line.Length > 0 && line[0] is not (' ' or '\t'));
    }
}
