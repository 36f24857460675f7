using InterviewKit.Documents;

namespace InterviewKit.Hiring;

/// <summary>Which calibration an application is pinned to when its debrief opens. Profiles know it; the debrief asks for no more than its number.</summary>
internal interface ICalibrationVersions
{
    /// <summary>The number of the workspace's latest calibration, as the session's transaction sees it; 0 for the documented defaults.</summary>
    public Task<int> LatestAsync(IQuerySession session, CancellationToken cancellationToken);
}
