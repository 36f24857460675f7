using System.Globalization;
using System.Text.RegularExpressions;

namespace InterviewKit.GraphQL.Conformance.Tests.Differences;

/// <summary>What the two sides say of one case.</summary>
internal sealed partial record Disagreement(string Subject, string Ours, string Theirs)
{
    private const string Refused = "refused at ";

    /// <summary>
    /// Whether both refuse the text, and of the two places the first is the start of a string; or the engine names a token and the
    /// reference, which reads one token ahead, the start of what is no token behind it, or a place inside.
    /// </summary>
    public bool IsAtNextToken()
    {
        if (!Ours.StartsWith(Refused, StringComparison.Ordinal) || !Theirs.StartsWith(Refused, StringComparison.Ordinal)) return false;
        var (ours, theirs) = (OffsetOf(Ours[Refused.Length..]), OffsetOf(Theirs[Refused.Length..]));
        var between = Subject[Math.Min(ours, theirs)..Math.Max(ours, theirs)];
        return between.StartsWith('"') || (ours < theirs && TokenAndStart().IsMatch(between));
    }

    /// <summary>Whether the engine refuses a directive that is applied to the definition of a directive, or the extension of one.</summary>
    public bool IsAtDirectiveOfDirective()
    {
        if (!Ours.StartsWith(Refused, StringComparison.Ordinal)) return false;
        var offset = OffsetOf(Ours[Refused.Length..]);
        return Subject[offset..].StartsWith('@')
            ? DirectiveHead().IsMatch(Subject[..offset])
            : Subject[offset..].StartsWith("directive", StringComparison.Ordinal) && Subject[..offset].TrimEnd().EndsWith("extend", StringComparison.Ordinal);
    }

    private int OffsetOf(string place)
    {
        var parts = place.Split(':');
        var lines = Subject.Replace("\r\n", "\n\0", StringComparison.Ordinal).Split('\n', '\r');
        var line = int.Parse(parts[0], CultureInfo.InvariantCulture) - 1;
        var hasShifted = lines[line].StartsWith('\0');
        return lines.Take(line).Sum(static text => text.Length + 1) + int.Parse(parts[1], CultureInfo.InvariantCulture) - 1 + (hasShifted ? 1 : 0);
    }

    [GeneratedRegex(@"directive[\s,]*@[\s,]*\w+[\s,]*(\([^()]*\)[\s,]*)?(repeatable[\s,]*)?$")]
    private static partial Regex DirectiveHead();

    /// <summary>A token, what is ignored behind it, and the start of a block string, a string or a number, or of nothing.</summary>
    [GeneratedRegex("""
        ^ (?: \.\.\. | [\w.+-]+ | [^\w\s"] ) (?: [\s,\uFEFF] | \#[^\n\r]* )*
        (?: \"{3} (?: \\"{3} | (?!"{3}). )* | " (?: \\. | [^"\\\n\r] )* | [0-9.eE+-]* ) $
        """, RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex TokenAndStart();
}
