namespace InterviewKit.Questions;

/// <summary>What a question asks for. Stored as its number: never renumber.</summary>
public enum QuestionKind
{
    Behavioral = 1,
    Situational = 2,
    Technical = 3,
    SystemDesign = 4,
    CaseStudy = 5,
}
