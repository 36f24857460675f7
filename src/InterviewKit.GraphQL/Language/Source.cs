using System.Text;

namespace InterviewKit.GraphQL.Language;

/// <summary>
/// The UTF-8 text of a document and its name. The text is used as it is, without a copy as a string: who made the buffer must not
/// change it any more. Safe for use by many threads.
/// </summary>
public sealed class Source
{
    /// <summary>The name of a source that was given none.</summary>
    public const string DefaultName = "GraphQL request";

    private int[]? lineStarts;

    /// <summary>A source over UTF-8 bytes; a byte order mark at the start is allowed.</summary>
    public Source(ReadOnlyMemory<byte> text, string name = DefaultName)
    {
        ArgumentNullException.ThrowIfNull(name);
        Text = text;
        Name = name;
    }

    /// <summary>A source over a string. Lone surrogates become U+FFFD, as they have no UTF-8 form.</summary>
    public Source(string text, string name = DefaultName)
        : this(Encoding.UTF8.GetBytes(text), name)
    {
    }

    /// <summary>The whole text as UTF-8.</summary>
    public ReadOnlyMemory<byte> Text { get; }

    /// <summary>What errors call the source, such as a file name.</summary>
    public string Name { get; }

    /// <summary>The line and column of a byte offset; an offset behind the end gives the end.</summary>
    public SourceLocation Locate(int offset)
    {
        var text = Text.Span;
        offset = Math.Clamp(offset, 0, text.Length);
        var starts = lineStarts ??= FindLineStarts(text);
        offset = Math.Max(offset, starts[0]);
        var found = Array.BinarySearch(starts, offset);
        var line = found >= 0 ? found : ~found - 1;
        WorkCount.Add(1 + ((offset - starts[line]) / 64));
        return new SourceLocation(line + 1, Encoding.UTF8.GetCharCount(text[starts[line]..offset]) + 1);
    }

    /// <summary>The text of a line (from 1) without its end; empty for a line that does not exist.</summary>
    public string Line(int line)
    {
        var text = Text.Span;
        var starts = lineStarts ??= FindLineStarts(text);
        if (line < 1 || line > starts.Length) return "";

        var rest = text[starts[line - 1]..];
        var end = rest.IndexOfAny((byte)'\n', (byte)'\r');
        return Encoding.UTF8.GetString(end < 0 ? rest : rest[..end]);
    }

    private static int[] FindLineStarts(ReadOnlySpan<byte> text)
    {
        // A byte order mark is no part of line 1, whose columns start behind it.
        WorkCount.Add(text.Length);
        var starts = new List<int> { text.StartsWith("\uFEFF"u8) ? 3 : 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                starts.Add(i + 1);
        }

        return [.. starts];
    }
}
