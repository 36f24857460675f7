using InterviewKit.Documents;
using InterviewKit.Hiring;

namespace InterviewKit.Profiles;

/// <summary>The calibration that is pinned when a debrief opens.</summary>
internal sealed class LatestCalibration : ICalibrationVersions
{
    /// <summary>The documented defaults: there is no other version.</summary>
    public Task<int> LatestAsync(IQuerySession session, CancellationToken cancellationToken) =>
        Task.FromResult(Psychometrics.RoleFit.Calibration.Default.Version);
}
