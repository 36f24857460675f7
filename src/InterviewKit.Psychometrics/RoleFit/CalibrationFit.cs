namespace InterviewKit.Psychometrics.RoleFit;

/// <summary>A calibration and what it was fitted on. Immutable, thread safe.</summary>
/// <param name="Calibration">To be stored, and used by profiles.</param>
/// <param name="Reml">The variances before they were shrunk towards the defaults; a factor the data cannot identify stands at its default.</param>
/// <param name="Observations">The observations, ordered by application, dimension and interviewer.</param>
/// <param name="Fitted">For each observation μ̂ and all effects predicted for it.</param>
/// <param name="Connected">Whether all interviewers can be compared through shared applications; reported, no gate.</param>
public sealed record CalibrationFit(
    Calibration Calibration,
    VarianceComponents Reml,
    IReadOnlyList<RatingObservation> Observations,
    IReadOnlyList<double> Fitted,
    bool Connected)
{
    /// <summary>Each interviewer's severity, spread and halo, ordered by key. Computed anew at each call: keep it.</summary>
    public IReadOnlyList<InterviewerStatistics> Interviewers() => InterviewerStatistics.Of(this);
}
