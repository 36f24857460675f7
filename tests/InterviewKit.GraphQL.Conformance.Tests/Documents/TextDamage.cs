namespace InterviewKit.GraphQL.Conformance.Tests.Documents;

/// <summary>Breaks a text somewhere: a piece is lost, doubled, moved or replaced by what a lexer stumbles over.</summary>
internal static class TextDamage
{
    private static readonly string[] Pieces =
    [
        "{", "}", "(", ")", "[", "]", "!", "$", "@", "...", "..", ".", ":", "=", "|", "&", "\"", "\"\"\"", "\\", "#", ",", "\uFEFF", "\0", "\u0007",
        "0", "01", "1.", ".5", "1e", "1e+", "-", "--1", "1a", "0x1", "1.0.0", "\"\\u12\"", "\"\\uD800\"", "\"\\u{110000}\"", "\"\\u{1F600}\"", "\"\\x\"",
        "\"a\nb\"", "\"\"\"a\nb\"\"\"", "\"\"\"\\\"\"\"\"\"\"", "on", "fragment", "query", "null", "true", "type", "extend", "schema", "é", "😀", "%", "?", "'", "~", "\r", "\r\n", "\u2028",
        "{}", "()", "fragment on on on { a }", "query ($a: Int = $b) { a }", "{ a(b: $c) @d(e: [1 {f: G}]) }", "\"description\"", "subscription", "...on", "$a: Int", "type T { a: Int }", "extend type T", "directive @a on FIELD", "input", "scalar S",
    ];

    public static string Apply(string text, Dice dice)
    {
        for (var i = 1 + dice.Next(2); i > 0; i--) text = Once(text, dice);
        return text;
    }

    private static string Once(string text, Dice dice)
    {
        var at = Boundary(text, dice.Next(text.Length + 1));
        var end = Boundary(text, Math.Min(text.Length, at + 1 + dice.Next(6)));
        return dice.Next(4) switch
        {
            0 => text.Remove(at, end - at),
            1 => text.Insert(at, text[at..end]),
            2 => text.Insert(at, dice.Pick(Pieces)),
            _ => string.Concat(text.AsSpan(0, at), dice.Pick(Pieces), text.AsSpan(end)),
        };
    }

    /// <summary>Never between surrogates: a text with lone ones has no UTF-8 form, and cannot be sent.</summary>
    private static int Boundary(string text, int index) => index < text.Length && char.IsLowSurrogate(text[index]) ? index - 1 : index;
}
