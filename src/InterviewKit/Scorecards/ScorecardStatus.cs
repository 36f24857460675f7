namespace InterviewKit.Scorecards;

/// <summary>Where a scorecard stands. Stored as its number: never renumber.</summary>
public enum ScorecardStatus
{
    Submitted = 1,
    Amended = 2,
    Withdrawn = 3,
}
