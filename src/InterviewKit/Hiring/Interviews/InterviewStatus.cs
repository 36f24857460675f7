namespace InterviewKit.Hiring;

/// <summary>The life of an interview. Stored as its number: never renumber.</summary>
public enum InterviewStatus
{
    Scheduled = 1,
    InProgress = 2,
    AwaitingScorecard = 3,
    Completed = 4,
    Canceled = 5,
    NoShow = 6,
}
