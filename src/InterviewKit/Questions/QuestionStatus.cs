namespace InterviewKit.Questions;

/// <summary>The life of a question. Stored as its number: never renumber.</summary>
public enum QuestionStatus
{
    Draft = 1,
    InReview = 2,
    Published = 3,
    Retired = 4,
}
