namespace InterviewKit.Psychometrics.MixedModels;

/// <summary>A fitted model, or why the data do not allow one.</summary>
/// <param name="Fit">Null exactly where <paramref name="Withheld"/> is set.</param>
/// <param name="Withheld">A sentence that says why there is no fit; null where there is one.</param>
public sealed record MixedModelResult(MixedModelFit? Fit, string? Withheld);
