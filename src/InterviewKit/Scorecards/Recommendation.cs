namespace InterviewKit.Scorecards;

/// <summary>What the interviewer would do. Stored as its number: never renumber.</summary>
public enum Recommendation
{
    StrongNo = 1,
    No = 2,
    NoDecision = 3,
    Yes = 4,
    StrongYes = 5,
}
