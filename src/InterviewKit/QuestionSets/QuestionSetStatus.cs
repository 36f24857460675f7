namespace InterviewKit.QuestionSets;

/// <summary>The life of a question set. Stored as its number: never renumber.</summary>
public enum QuestionSetStatus
{
    Draft = 1,
    Published = 2,
    Retired = 3,
}
