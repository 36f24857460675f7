namespace InterviewKit.Shared;

/// <summary>Keys that a mistyped key may have meant.</summary>
internal static class NearMatches
{
    private const int Most = 3;

    /// <summary>The nearest of <paramref name="known"/> by edit distance, at most a third of the key's length away.</summary>
    public static IReadOnlyList<string> Of(string key, IEnumerable<string> known)
    {
        var limit = Math.Max(2, key.Length / 3);
        return [.. known
            .Select(candidate => (candidate, distance: Distance(key, candidate, limit)))
            .Where(match => match.distance <= limit)
            .OrderBy(match => match.distance).ThenBy(match => match.candidate, StringComparer.Ordinal)
            .Take(Most)
            .Select(match => match.candidate)];
    }

    /// <summary>Levenshtein's distance, given up as soon as the lengths alone exceed the limit.</summary>
    private static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit)
        {
            return int.MaxValue;
        }

        var above = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = above[0];
            above[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitution = diagonal + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                diagonal = above[j];
                above[j] = Math.Min(substitution, Math.Min(above[j], above[j - 1]) + 1);
            }
        }

        return above[b.Length];
    }
}
