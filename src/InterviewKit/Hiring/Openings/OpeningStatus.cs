namespace InterviewKit.Hiring;

/// <summary>Whether the position is still to be filled. Stored as its number: never renumber.</summary>
public enum OpeningStatus
{
    Open = 1,
    Closed = 2,
}
