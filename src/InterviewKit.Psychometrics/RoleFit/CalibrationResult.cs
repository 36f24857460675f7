namespace InterviewKit.Psychometrics.RoleFit;

/// <summary>A fitted calibration, or why the scorecards do not allow one yet.</summary>
/// <param name="Fit">Null exactly where <paramref name="Withheld"/> is set.</param>
/// <param name="Withheld">A sentence that says why there is no calibration; null where there is one.</param>
public sealed record CalibrationResult(CalibrationFit? Fit, string? Withheld);
