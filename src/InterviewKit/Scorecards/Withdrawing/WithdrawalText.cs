namespace InterviewKit.Scorecards;

/// <summary>Why a scorecard was taken back: words, so in a document of their own, which goes when the candidate is erased.</summary>
public sealed record WithdrawalText
{
    /// <summary><c>scorecard/revision</c>, the revision that was taken back.</summary>
    public required string Id { get; init; }

    public required string Reason { get; init; }

    public static string IdOf(ScorecardId scorecard, int revision) => ScorecardText.IdOf(scorecard, revision);
}
