namespace InterviewKit.Tests.Bank;

/// <summary>
/// Finds texts that say almost the same: pairs whose trigrams overlap. The similarity is that of PostgreSQL's <c>pg_trgm</c> in kind: trigrams in
/// common by trigrams in all, case, punctuation and line breaks not counted.
/// </summary>
internal static class NearDuplicates
{
    /// <summary>Where two sentences are one with some words exchanged. Short follow-ups of one turn of phrase reach 0.5, anchors and evidence of one subject 0.4.</summary>
    public const double Limit = 0.6;

    /// <summary>All pairs at or over <see cref="Limit"/>, the most similar first.</summary>
    public static IReadOnlyList<Pair> Of(IReadOnlyList<SeedText> texts)
    {
        var trigrams = texts.Select(text => Trigrams(text.Text)).ToList();
        var holders = new Dictionary<long, List<int>>();
        var shared = new int[texts.Count];
        var pairs = new List<Pair>();
        for (var later = 0; later < texts.Count; later++)
        {
            Array.Clear(shared, 0, later);
            foreach (var trigram in trigrams[later])
            {
                if (!holders.TryGetValue(trigram, out var earlierHolders))
                {
                    holders[trigram] = earlierHolders = [];
                }

                foreach (var earlier in earlierHolders)
                {
                    shared[earlier]++;
                }

                earlierHolders.Add(later);
            }

            for (var earlier = 0; earlier < later; earlier++)
            {
                var all = trigrams[earlier].Count + trigrams[later].Count - shared[earlier];
                if (all > 0 && (double)shared[earlier] / all >= Limit)
                {
                    pairs.Add(new Pair((double)shared[earlier] / all, texts[earlier], texts[later]));
                }
            }
        }

        return [.. pairs.OrderByDescending(pair => pair.Similarity)];
    }

    /// <summary>Three characters of 16 bits each in one number: a bank has some hundred thousand of them.</summary>
    private static HashSet<long> Trigrams(string text)
    {
        var plain = $" {string.Join(' ', Words.Of(text))} ";
        var trigrams = new HashSet<long>();
        for (var last = 2; last < plain.Length; last++)
        {
            trigrams.Add(((long)plain[last - 2] << 32) | ((long)plain[last - 1] << 16) | plain[last]);
        }

        return trigrams;
    }

    /// <summary>Two texts, and how much of them is the same: from <see cref="Limit"/> to 1.</summary>
    internal sealed record Pair(double Similarity, SeedText Earlier, SeedText Later)
    {
        public override string ToString() => FormattableString.Invariant($"{Similarity:0.00} alike:\n  {Earlier}\n  {Later}");
    }
}
