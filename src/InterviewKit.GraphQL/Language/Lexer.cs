using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace InterviewKit.GraphQL.Language;

/// <summary>
/// Cuts UTF-8 text into tokens (section 2.1), one at a time and without allocating. Strings are checked here and decoded by
/// <see cref="StringDecoder"/> only when they are wanted.
/// </summary>
internal ref struct Lexer
{
    private static readonly SearchValues<byte> NameBytes =
        SearchValues.Create("_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    private static readonly SearchValues<byte> StringStops = SearchValues.Create("\"\\\n\r"u8);

    private readonly Source source;
    private readonly ReadOnlySpan<byte> text;
    private int position;

    public Lexer(Source source)
    {
        this.source = source;
        text = source.Text.Span;
        if (!Utf8.IsValid(text))
            throw Fault(FirstInvalidByte(text), "The document is not valid UTF-8.");
    }

    /// <summary>Reads the next token; at the end it is <see cref="TokenKind.EndOfDocument"/> for ever.</summary>
    public Token Next()
    {
        WorkCount.Add();
        SkipIgnored();
        if (position >= text.Length) return new Token(TokenKind.EndOfDocument, text.Length, text.Length);

        var start = position;
        var first = text[start];
        if (IsNameStart(first)) return ReadName(start);
        if (first == '-' || IsDigit(first)) return ReadNumber(start);
        if (first == '"') return ReadString(start);

        if (Punctuator(first) is var kind and not TokenKind.EndOfDocument)
        {
            position = start + 1;
            return new Token(kind, start, position);
        }

        if (first != '.') throw Fault(start, $"Unexpected character {DescribeCharacter(start)}.");
        if (!text[start..].StartsWith("..."u8)) throw Fault(start, "Unexpected \".\", did you mean \"...\"?");
        position = start + 3;
        return new Token(TokenKind.Spread, start, position);
    }

    private readonly SyntaxException Fault(int offset, string message) => new(new SyntaxError(message, source, offset));

    private void SkipIgnored()
    {
        while (position < text.Length)
        {
            switch (text[position])
            {
                case (byte)' ' or (byte)'\t' or (byte)',' or (byte)'\n' or (byte)'\r':
                    WorkCount.Add();
                    position++;
                    break;
                case (byte)'#':
                    var length = text[position..].IndexOfAny((byte)'\n', (byte)'\r');
                    WorkCount.Add(length < 0 ? text.Length - position : length);
                    position = length < 0 ? text.Length : position + length;
                    break;
                case 0xEF when text[position..].StartsWith("\uFEFF"u8):
                    position += 3;
                    break;
                default:
                    return;
            }
        }
    }

    private Token ReadName(int start)
    {
        var length = text[start..].IndexOfAnyExcept(NameBytes);
        position = length < 0 ? text.Length : start + length;
        WorkCount.Add(position - start);
        return new Token(TokenKind.Name, start, position);
    }

    private Token ReadNumber(int start)
    {
        var kind = TokenKind.Int;
        position = start;
        if (text[position] == '-') position++;

        if (Peek() == '0')
        {
            position++;
            if (IsDigit(Peek())) throw Fault(position, $"Invalid number, unexpected digit after 0: {DescribeCharacter(position)}.");
        }
        else
        {
            SkipDigits();
        }

        if (Peek() == '.')
        {
            kind = TokenKind.Float;
            position++;
            SkipDigits();
        }

        if (Peek() is (byte)'e' or (byte)'E')
        {
            kind = TokenKind.Float;
            position++;
            if (Peek() is (byte)'+' or (byte)'-') position++;
            SkipDigits();
        }

        // A number is not followed by a dot or a name: 0xF1 and 1.2.3 are faults, not two tokens.
        if (Peek() == '.' || IsNameStart(Peek()))
            throw Fault(position, $"Invalid number, expected a digit but found {DescribeCharacter(position)}.");
        return new Token(kind, start, position);
    }

    private void SkipDigits()
    {
        if (!IsDigit(Peek())) throw Fault(position, $"Invalid number, expected a digit but found {DescribeCharacter(position)}.");
        while (IsDigit(Peek()))
        {
            WorkCount.Add();
            position++;
        }
    }

    private Token ReadString(int start)
    {
        if (text[start..].StartsWith("\"\"\""u8)) return ReadBlockString(start);

        var hasEscapes = false;
        position = start + 1;
        while (true)
        {
            var length = text[position..].IndexOfAny(StringStops);
            if (length < 0) throw Fault(text.Length, "Unterminated string.");
            WorkCount.Add(length + 1);
            position += length;
            switch (text[position])
            {
                case (byte)'"':
                    position++;
                    return new Token(TokenKind.String, start, position, hasEscapes);
                case (byte)'\\':
                    hasEscapes = true;
                    SkipEscape();
                    break;
                default:
                    throw Fault(position, "Unterminated string.");
            }
        }
    }

    private Token ReadBlockString(int start)
    {
        position = start + 3;
        while (true)
        {
            var length = text[position..].IndexOf("\"\"\""u8);
            if (length < 0) throw Fault(text.Length, "Unterminated block string.");
            WorkCount.Add(length + 1);
            position += length;
            if (text[position - 1] != '\\')
            {
                position += 3;
                return new Token(TokenKind.BlockString, start, position);
            }

            position += 3;
        }
    }

    private void SkipEscape()
    {
        var start = position;
        var escape = position + 1 < text.Length ? text[position + 1] : (byte)0;
        if (escape is (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t')
        {
            position += 2;
            return;
        }

        if (escape != 'u')
            throw Fault(start, $"Invalid character escape sequence \"\\{(start + 1 < text.Length ? Character(start + 1) : "")}\".");

        var code = UnicodeEscape.Read(text[start..], out var length);
        if (code < 0)
            throw Fault(start, $"Invalid Unicode escape sequence \"{Encoding.UTF8.GetString(text.Slice(start, length))}\".");
        position += length;
    }

    private readonly byte Peek() => position < text.Length ? text[position] : (byte)0;

    private readonly string DescribeCharacter(int offset)
    {
        if (offset >= text.Length) return TokenKind.EndOfDocument.Describe();
        Rune.DecodeFromUtf8(text[offset..], out var rune, out _);
        return Rune.IsControl(rune) || rune.Value > 0x7E ? $"U+{rune.Value:X4}" : rune.Value == '"' ? "'\"'" : $"\"{rune}\"";
    }

    private readonly string Character(int offset)
    {
        Rune.DecodeFromUtf8(text[offset..], out var rune, out _);
        return rune.ToString();
    }

    private static bool IsDigit(byte value) => (uint)(value - '0') <= 9;

    private static bool IsNameStart(byte value) => value == '_' || (uint)((value | 0x20) - 'a') <= 'z' - 'a';

    private static TokenKind Punctuator(byte value) => value switch
    {
        (byte)'!' => TokenKind.Bang,
        (byte)'$' => TokenKind.Dollar,
        (byte)'&' => TokenKind.Ampersand,
        (byte)'(' => TokenKind.ParenthesisLeft,
        (byte)')' => TokenKind.ParenthesisRight,
        (byte)':' => TokenKind.Colon,
        (byte)'=' => TokenKind.Equal,
        (byte)'@' => TokenKind.At,
        (byte)'[' => TokenKind.BracketLeft,
        (byte)']' => TokenKind.BracketRight,
        (byte)'{' => TokenKind.BraceLeft,
        (byte)'|' => TokenKind.Pipe,
        (byte)'}' => TokenKind.BraceRight,
        _ => TokenKind.EndOfDocument,
    };

    private static int FirstInvalidByte(ReadOnlySpan<byte> text)
    {
        var offset = 0;
        while (Rune.DecodeFromUtf8(text[offset..], out _, out var length) == OperationStatus.Done)
            offset += length;
        return offset;
    }
}
