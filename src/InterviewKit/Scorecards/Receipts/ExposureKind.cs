namespace InterviewKit.Scorecards;

/// <summary>What of the others' judgement was shown. Stored as its number: never renumber.</summary>
public enum ExposureKind
{
    Scorecard = 1,
    Profile = 2,
    Debrief = 3,
    Comparison = 4,
}
