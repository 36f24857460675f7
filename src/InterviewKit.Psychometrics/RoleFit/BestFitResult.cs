namespace InterviewKit.Psychometrics.RoleFit;

/// <summary>The one role that the evidence puts above the others, or why there is none.</summary>
/// <param name="Fit">Null exactly where <paramref name="Withheld"/> is set.</param>
/// <param name="Withheld">Why no role is singled out; null where one is.</param>
public sealed record BestFitResult(RoleFitResult? Fit, string? Withheld);
