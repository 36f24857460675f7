namespace InterviewKit.Hiring;

/// <summary>Where an application stands. Stored as its number: never renumber.</summary>
public enum ApplicationStatus
{
    Active = 1,
    Decided = 2,
    Withdrawn = 3,
}
