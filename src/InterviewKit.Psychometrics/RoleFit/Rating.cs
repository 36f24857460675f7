namespace InterviewKit.Psychometrics.RoleFit;

/// <summary>
/// One score as given. NOT_ASKED, NO_EVIDENCE and DECLINED are no ratings: leave them out. Keys are compared ordinally and mean nothing
/// beyond their equality.
/// </summary>
/// <param name="Application">Key of the application rated.</param>
/// <param name="Interviewer">Key of the person who rated.</param>
/// <param name="Dimension">Key of the dimension rated.</param>
/// <param name="Question">Key of the question rated; null for the interview as a whole.</param>
/// <param name="Score">From 1 to 5.</param>
public readonly record struct Rating(string Application, string Interviewer, string Dimension, string? Question, double Score);
