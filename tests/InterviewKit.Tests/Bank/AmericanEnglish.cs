using System.Text.RegularExpressions;

namespace InterviewKit.Tests.Bank;

/// <summary>The British spellings and words that never stand in the bank, which is written in American English, and what stands there instead.</summary>
internal static partial class AmericanEnglish
{
    /// <summary>Spelled with <c>-our</c>, where Americans write <c>-or</c>; whatever follows.</summary>
    private static readonly string[] OurStems =
    [
        "arbour", "armour", "behaviour", "candour", "clamour", "colour", "demeanour", "discolour", "endeavour", "favour", "fervour", "flavour",
        "harbour", "honour", "humour", "labour", "neighbour", "odour", "parlour", "rancour", "rigour", "rumour", "saviour", "savour", "splendour",
        "tumour", "valour", "vapour", "vigour",
    ];

    /// <summary>Spelled with <c>-is</c> before <c>e</c>, <c>ing</c> and <c>ation</c>, where Americans write <c>-iz</c>.</summary>
    private static readonly string[] IseStems =
    [
        "agon", "anonym", "apolog", "author", "automat", "capital", "categor", "central", "character", "civil", "critic", "custom", "decentral",
        "digit", "emphas", "equal", "familiar", "final", "formal", "general", "global", "harmon", "hypothes", "ideal", "initial", "internal",
        "international", "item", "legal", "local", "material", "maxim", "memor", "minim", "mobil", "modern", "monet", "normal", "optim", "organ",
        "parallel", "parameter", "penal", "personal", "popular", "priorit", "random", "rational", "real", "recogn", "reorgan", "scrutin", "serial",
        "social", "special", "stabil", "standard", "subsid", "summar", "symbol", "sympath", "synchron", "synthes", "token", "util", "vandal",
        "verbal", "victim", "virtual", "visual", "vocal",
    ];

    /// <summary>Spelled with two <c>l</c> before an ending, where Americans write one.</summary>
    private static readonly string[] DoubledStems =
    [
        "cancel", "channel", "counsel", "dial", "duel", "equal", "fuel", "initial", "jewel", "label", "level", "marvel", "model", "panel", "quarrel",
        "rival", "signal", "spiral", "total", "travel", "trial", "tunnel", "unravel",
    ];

    /// <summary>What to write instead; null where the word is none of the British ones.</summary>
    public static string? InsteadOf(string word)
    {
        if (BritishWords.Instead.TryGetValue(word, out var instead))
        {
            return instead;
        }

        if (OurStems.FirstOrDefault(stem => word.StartsWith(stem, StringComparison.Ordinal)) is { } our)
        {
            return string.Concat(our.AsSpan(0, our.Length - 2), "r", word.AsSpan(our.Length));
        }

        if (Ise().Match(word) is { Success: true } ise && IseStems.Contains(ise.Groups["stem"].Value))
        {
            return $"{ise.Groups["stem"].Value}iz{ise.Groups["ending"].Value}";
        }

        return Doubled().Match(word) is { Success: true } doubled && DoubledStems.Contains(doubled.Groups["stem"].Value)
            ? doubled.Groups["stem"].Value + doubled.Groups["ending"].Value
            : null;
    }

    [GeneratedRegex("^(?:un|re)?(?<stem>[a-z]+?)is(?<ending>e|ed|er|ers|es|ing|ation|ations|able)$", RegexOptions.CultureInvariant)]
    private static partial Regex Ise();

    [GeneratedRegex("^(?:un|re)?(?<stem>[a-z]+l)l(?<ending>ed|er|ers|ing|or|ors)$", RegexOptions.CultureInvariant)]
    private static partial Regex Doubled();
}
