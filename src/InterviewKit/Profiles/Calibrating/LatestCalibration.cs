using InterviewKit.Documents;
using InterviewKit.Hiring;
using InterviewKit.Psychometrics.RoleFit;

namespace InterviewKit.Profiles;

/// <summary>The calibration that is pinned when a debrief opens: the one that its profile was read with until then.</summary>
internal sealed class LatestCalibration(KnownCalibrations known) : ICalibrationVersions
{
    public async Task<int> LatestAsync(IQuerySession session, CancellationToken cancellationToken) =>
        (await new Calibrations(session, known).LatestAsync(cancellationToken))?.Version ?? Calibration.Default.Version;
}
