namespace InterviewKit.Scorecards;

/// <summary>Statistics over many people's scorecards are published in batches: from two of them in a row nobody works out a sealed score.</summary>
internal static class StatisticsBatch
{
    /// <summary>How many scorecards there must be more than at the last time.</summary>
    public const int ScorecardsMin = 10;

    /// <summary>Whether there are enough for the next one.</summary>
    /// <param name="now">How many scorecards it would rest on.</param>
    /// <param name="published">How many the last one rests on; null where there is none.</param>
    /// <remarks>Two sets that differ by ten in number differ by at least ten scorecards, whatever was withdrawn meanwhile.</remarks>
    public static bool IsFull(int now, int? published) => now >= (published ?? 0) + ScorecardsMin;
}
