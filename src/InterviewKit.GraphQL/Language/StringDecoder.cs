using System.Text;

namespace InterviewKit.GraphQL.Language;

/// <summary>The value of a string or block string token that the lexer accepted (section 2.10.4).</summary>
internal static class StringDecoder
{
    /// <summary>The value of the text between the quotes.</summary>
    public static string Decode(ReadOnlySpan<byte> content, bool hasEscapes)
    {
        if (!hasEscapes) return Encoding.UTF8.GetString(content);

        var value = new StringBuilder(content.Length);
        while (!content.IsEmpty)
        {
            var plain = content.IndexOf((byte)'\\');
            if (plain < 0) plain = content.Length;
            WorkCount.Add(plain + 1);
            value.Append(Encoding.UTF8.GetString(content[..plain]));
            content = content[plain..];
            if (content.IsEmpty) break;

            if (content[1] == 'u')
            {
                var rune = new Rune(UnicodeEscape.Read(content, out var length));
                value.Append(rune.ToString());
                content = content[length..];
            }
            else
            {
                value.Append(Unescape(content[1]));
                content = content[2..];
            }
        }

        return value.ToString();
    }

    /// <summary>The value of the text between the triple quotes (<c>BlockStringValue</c>).</summary>
    public static string DecodeBlock(ReadOnlySpan<byte> content)
    {
        var raw = Encoding.UTF8.GetString(content).Replace("\\\"\"\"", "\"\"\"", StringComparison.Ordinal);
        var lines = raw.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');

        var commonIndent = int.MaxValue;
        var first = -1;
        var last = -1;
        for (var i = 0; i < lines.Length; i++)
        {
            WorkCount.Add(lines[i].Length + 1);
            var indent = Indent(lines[i]);
            if (indent == lines[i].Length) continue;
            if (first < 0) first = i;
            last = i;
            if (i > 0) commonIndent = Math.Min(commonIndent, indent);
        }

        if (first < 0) return "";
        var value = new StringBuilder(raw.Length);
        for (var i = first; i <= last; i++)
        {
            if (i > first) value.Append('\n');
            value.Append(lines[i].AsSpan(i == 0 ? 0 : Math.Min(commonIndent, lines[i].Length)));
        }

        return value.ToString();
    }

    private static int Indent(string line)
    {
        var indent = line.AsSpan().IndexOfAnyExcept(' ', '\t');
        return indent < 0 ? line.Length : indent;
    }

    private static char Unescape(byte escape) => escape switch
    {
        (byte)'b' => '\b',
        (byte)'f' => '\f',
        (byte)'n' => '\n',
        (byte)'r' => '\r',
        (byte)'t' => '\t',
        _ => (char)escape,
    };
}
