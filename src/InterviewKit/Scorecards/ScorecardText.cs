namespace InterviewKit.Scorecards;

/// <summary>The words of one revision of a scorecard. Erasing a candidate deletes these documents; events and statistics stay whole.</summary>
public sealed record ScorecardText
{
    /// <summary><c>scorecard/revision</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Why it was amended; null for what was submitted.</summary>
    public string? Reason { get; init; }

    public required string Summary { get; init; }

    /// <summary>In the order of the revision's ratings.</summary>
    public required IReadOnlyList<string> Evidence { get; init; }

    public static string IdOf(ScorecardId scorecard, int revision) => $"{scorecard.Value:N}/{revision}";
}
