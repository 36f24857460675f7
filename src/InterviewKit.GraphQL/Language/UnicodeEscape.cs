namespace InterviewKit.GraphQL.Language;

/// <summary>
/// Escapes of the forms <c>\u00E9</c>, <c>\uD83D\uDE00</c> (a surrogate pair) and <c>\u{1F600}</c> (section 2.10.4). Only Unicode
/// scalar values are accepted: no lone surrogate, nothing above 10FFFF.
/// </summary>
internal static class UnicodeEscape
{
    /// <summary>Reads the escape that the text begins with.</summary>
    /// <param name="text">Text that begins with <c>\u</c>.</param>
    /// <param name="length">The bytes of the escape; of a malformed one, the bytes to show in the error.</param>
    /// <returns>The scalar value; -1 where the escape is malformed.</returns>
    public static int Read(ReadOnlySpan<byte> text, out int length) =>
        text.Length > 2 && text[2] == '{' ? ReadBraced(text, out length) : ReadFixed(text, out length);

    private static int ReadBraced(ReadOnlySpan<byte> text, out int length)
    {
        var code = 0;
        for (var i = 3; i < text.Length; i++)
        {
            length = i + 1;
            if (text[i] == '}') return i > 3 && IsScalar(code) ? code : -1;

            var digit = HexDigit(text[i]);
            if (digit < 0)
            {
                length = i;
                return -1;
            }

            // Leading zeros are allowed in any number; a value beyond Unicode stays beyond it.
            code = Math.Min((code << 4) | digit, 0x110000);
        }

        length = text.Length;
        return -1;
    }

    private static int ReadFixed(ReadOnlySpan<byte> text, out int length)
    {
        var code = Hex4(text[2..]);
        length = code < 0 ? 2 : 6;
        if (code < 0 || IsScalar(code)) return code;

        // A leading surrogate is good only with a trailing one right behind it.
        if (code > 0xDBFF || !text[6..].StartsWith("\\u"u8)) return -1;
        var trailing = Hex4(text[8..]);
        if (trailing is < 0xDC00 or > 0xDFFF) return -1;

        length = 12;
        return 0x10000 + ((code - 0xD800) << 10) + (trailing - 0xDC00);
    }

    private static int Hex4(ReadOnlySpan<byte> text)
    {
        if (text.Length < 4) return -1;
        var code = 0;
        for (var i = 0; i < 4; i++)
        {
            var digit = HexDigit(text[i]);
            if (digit < 0) return -1;
            code = (code << 4) | digit;
        }

        return code;
    }

    private static bool IsScalar(int code) => code is >= 0 and <= 0xD7FF or >= 0xE000 and <= 0x10FFFF;

    private static int HexDigit(byte value) => value switch
    {
        >= (byte)'0' and <= (byte)'9' => value - '0',
        >= (byte)'a' and <= (byte)'f' => value - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => value - 'A' + 10,
        _ => -1,
    };
}
