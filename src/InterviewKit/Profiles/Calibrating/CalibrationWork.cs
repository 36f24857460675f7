using InterviewKit.Documents;
using InterviewKit.Scorecards;

namespace InterviewKit.Profiles;

/// <summary>Fits calibrations and measures how far panels agree, as batches of scorecards fill.</summary>
internal sealed class CalibrationWork(IDocumentStore store, FitCalibrationIfDue calibration, MeasureOpeningsIfDue openings) : StatisticsWork(store)
{
    public override string Name => "calibration";

    protected override async Task MeasureAsync(Leader leader, string workspace, CancellationToken cancellationToken)
    {
        await calibration.RunAsync(leader, workspace, cancellationToken);
        await openings.RunAsync(leader, workspace, cancellationToken);
    }
}
