using InterviewKit.Documents;
using InterviewKit.Hiring;

namespace InterviewKit.Profiles;

/// <summary>The calibration that is pinned when a debrief opens: the one that its profile was read with until then.</summary>
internal sealed class LatestCalibration : ICalibrationVersions
{
    public Task<int> LatestAsync(IQuerySession session, CancellationToken cancellationToken) =>
        FittedCalibration.LatestVersionAsync(session, cancellationToken);
}
