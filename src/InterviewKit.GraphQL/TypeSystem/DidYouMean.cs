using System.Text;

namespace InterviewKit.GraphQL.TypeSystem;

/// <summary>Near matches for names that were not found.</summary>
internal static class DidYouMean
{
    private const int SuggestionsMax = 5;

    /// <summary>Longer names are no typing errors, and comparing them would cost what a client chooses.</summary>
    private const int NameLengthMax = 64;

    /// <summary>A question that follows an error's sentence, such as <c> Did you mean "name"?</c>; empty where nothing is near.</summary>
    public static string Ask(string name, IEnumerable<string> candidates)
    {
        if (name.Length > NameLengthMax) return "";

        var near = candidates
            .Select(candidate => (candidate, distance: Distance(name, candidate)))
            .Where(match => match.distance <= (Math.Max(name.Length, match.candidate.Length) + 1) / 3)
            .OrderBy(match => match.distance)
            .ThenBy(match => match.candidate, StringComparer.Ordinal)
            .Take(SuggestionsMax)
            .Select(match => $"\"{match.candidate}\"")
            .ToArray();
        return near.Length == 0 ? "" : $" Did you mean {Join(near)}?";
    }

    private static string Join(string[] words)
    {
        if (words.Length == 1) return words[0];
        var text = new StringBuilder().AppendJoin(", ", words[..^1]);
        return text.Append(words.Length > 2 ? ", or " : " or ").Append(words[^1]).ToString();
    }

    /// <summary>Edits (insert, delete, replace, swap neighbours) between two names, where another case counts as one edit in all.</summary>
    private static int Distance(string left, string right)
    {
        if (string.Equals(left, right, StringComparison.OrdinalIgnoreCase)) return 1;
        if (right.Length > NameLengthMax) return int.MaxValue;

        var a = left.ToLowerInvariant();
        var b = right.ToLowerInvariant();
        Span<int> beforeLast = stackalloc int[b.Length + 1];
        Span<int> last = stackalloc int[b.Length + 1];
        Span<int> current = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) last[j] = j;

        WorkCount.Add(a.Length * b.Length);
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(replace, Math.Min(last[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
            }

            var spare = beforeLast;
            beforeLast = last;
            last = current;
            current = spare;
        }

        return last[b.Length];
    }
}
