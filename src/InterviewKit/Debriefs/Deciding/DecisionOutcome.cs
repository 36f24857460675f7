namespace InterviewKit.Debriefs;

/// <summary>What a panel decided on an application. Stored as its number: never renumber.</summary>
public enum DecisionOutcome
{
    Advance = 1,
    Hold = 2,
    Reject = 3,
}
