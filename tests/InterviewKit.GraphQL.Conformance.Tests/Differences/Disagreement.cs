using System.Globalization;
using System.Text.RegularExpressions;

namespace InterviewKit.GraphQL.Conformance.Tests.Differences;

/// <summary>What the two sides say of one case.</summary>
internal sealed partial record Disagreement(string Subject, string Ours, string Theirs)
{
    private const string Refused = "refused at ";

    /// <summary>
    /// Whether both refuse the text, and of the two places the first is the start of a string or one token before it: the reference reads
    /// one token ahead.
    /// </summary>
    public bool IsAtString()
    {
        if (!Ours.StartsWith(Refused, StringComparison.Ordinal) || !Theirs.StartsWith(Refused, StringComparison.Ordinal)) return false;
        var (ours, theirs) = (OffsetOf(Ours[Refused.Length..]), OffsetOf(Theirs[Refused.Length..]));
        var between = Subject[Math.Min(ours, theirs)..Math.Max(ours, theirs)];
        return between.StartsWith('"') || (ours < theirs && TokenAndString().IsMatch(between));
    }

    private int OffsetOf(string place)
    {
        var parts = place.Split(':');
        var lines = Subject.Replace("\r\n", "\n\0", StringComparison.Ordinal).Split('\n', '\r');
        var line = int.Parse(parts[0], CultureInfo.InvariantCulture) - 1;
        var hasShifted = lines[line].StartsWith('\0');
        return lines.Take(line).Sum(static text => text.Length + 1) + int.Parse(parts[1], CultureInfo.InvariantCulture) - 1 + (hasShifted ? 1 : 0);
    }

    [GeneratedRegex(@"^(\w+|[^\w\s])[\s,]*""[^""]*$")]
    private static partial Regex TokenAndString();
}
