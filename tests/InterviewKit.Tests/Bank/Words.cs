using System.Text.RegularExpressions;

namespace InterviewKit.Tests.Bank;

/// <summary>The words of a text.</summary>
internal static partial class Words
{
    /// <summary>
    /// In lower case, in their order. <c>don't</c> is one word, <c>on-call</c> is two, and what follows a name in <c>Hana's</c> is none.
    /// </summary>
    public static IEnumerable<string> Of(string text) => Runs().Matches(text).Select(run => Plain(run.Value));

    private static string Plain(string word)
    {
        var plain = word.Replace('\u2019', '\'').ToLowerInvariant();
        return plain.EndsWith("'s", StringComparison.Ordinal) ? plain[..^2] : plain;
    }

    [GeneratedRegex(@"[\p{L}\p{Nd}]+(?:['\u2019]\p{L}+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Runs();
}
