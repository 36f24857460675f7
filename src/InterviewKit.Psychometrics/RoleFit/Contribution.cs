namespace InterviewKit.Psychometrics.RoleFit;

/// <summary>What one dimension adds to a role's score.</summary>
/// <param name="Dimension">Key of the dimension.</param>
/// <param name="Weight">Renormalised over the observed dimensions, 0 to 1; 0 where unobserved.</param>
/// <param name="Points">Points of the score; null where the dimension is unobserved or the role's evidence is insufficient.</param>
public sealed record Contribution(string Dimension, double Weight, double? Points);
