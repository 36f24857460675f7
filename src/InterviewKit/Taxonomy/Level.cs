namespace InterviewKit.Taxonomy;

/// <summary>How experienced the person is whom the opening is for. Stored as its number: never renumber.</summary>
public enum Level
{
    Junior = 1,
    Mid = 2,
    Senior = 3,
    Staff = 4,
}
