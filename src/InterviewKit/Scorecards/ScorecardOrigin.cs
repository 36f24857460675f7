namespace InterviewKit.Scorecards;

/// <summary>Where a scorecard was written. Stored as its number: never renumber.</summary>
public enum ScorecardOrigin
{
    Entered = 1,
    Imported = 2,
}
