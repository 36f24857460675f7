namespace InterviewKit.Psychometrics.Items;

/// <summary>What past ratings say of one question.</summary>
/// <param name="Question">Key of the question.</param>
/// <param name="Difficulty">As <see cref="ItemAnalysis.Difficulty"/>, over the interviews in which it was scored.</param>
/// <param name="Discrimination">As <see cref="ItemAnalysis.Discrimination"/>, over applications.</param>
/// <param name="Agreement">
/// Krippendorff's alpha (interval) of the interviewers who asked it of the same application; withheld below <see cref="ItemAnalysis.CountMin"/> such applications.
/// </param>
public sealed record QuestionStatistics(string Question, Estimate Difficulty, Estimate Discrimination, Estimate Agreement);
