namespace InterviewKit.Access;

/// <summary>When the others' scorecards of an application may be seen. Stored as its number: never renumber.</summary>
public enum SealPolicy
{
    UntilOwnSubmitted = 1,
    UntilPanelComplete = 2,
    Open = 3,
}
