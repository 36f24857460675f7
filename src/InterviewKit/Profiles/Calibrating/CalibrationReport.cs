using InterviewKit.Access;
using InterviewKit.Psychometrics.RoleFit;
using InterviewKit.Shared;

namespace InterviewKit.Profiles;

/// <summary>A calibration as one viewer is shown it.</summary>
internal sealed record CalibrationReport(
    int Version,
    DateTimeOffset? FittedAt,
    int Observations,
    bool Connected,
    IReadOnlyList<CalibratedInterviewer> Interviewers,
    VarianceComponents Variance,
    PublishedEstimate Agreement)
{
    /// <summary>Version 0: nobody is known, so nobody can be compared.</summary>
    private static readonly CalibrationReport Defaults = new(
        0,
        null,
        0,
        false,
        [],
        VarianceComponents.Default,
        PublishedEstimate.NotYet(
            $"No calibration has been fitted yet: it takes {CalibrationFitting.ObservationsMin} observations by {CalibrationFitting.InterviewersMin} "
            + $"interviewers on {CalibrationFitting.ApplicationsMin} applications whose debrief has opened."));

    /// <summary>The calibration with the rows that the viewer may see: their own, or all of them.</summary>
    public static CalibrationReport Of(FittedCalibration? fitted, Viewer viewer) => fitted is null ? Defaults : new CalibrationReport(
        fitted.Version,
        fitted.FittedAt,
        fitted.Observations,
        fitted.Connected,
        [.. fitted.Interviewers.Where(interviewer => Permissions.MaySeeCalibrationOf(viewer, interviewer.PersonId))],
        fitted.Variances,
        fitted.Agreement);
}
