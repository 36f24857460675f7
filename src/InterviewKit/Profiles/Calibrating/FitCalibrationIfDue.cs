using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.Psychometrics;
using InterviewKit.Psychometrics.RoleFit;
using InterviewKit.Scorecards;
using InterviewKit.Shared;

namespace InterviewKit.Profiles;

/// <summary>
/// Fits the workspace's next calibration, in the background, by the leader: on applications whose debrief has opened or that have a
/// decision, once there are enough observations, interviewers and applications, and again after each batch of scorecards. The same
/// scorecards give the same version to the last bit.
/// </summary>
internal sealed class FitCalibrationIfDue(IDocumentStore store, TimeProvider time)
{
    /// <summary>The version that was written; null where none was due, or another leader was first.</summary>
    /// <exception cref="LeadershipLostException">Another node leads by now; nothing was written.</exception>
    public async Task<FittedCalibration?> RunAsync(Leader leader, string workspace, CancellationToken cancellationToken)
    {
        await using var session = store.QuerySession(workspace);
        var last = await new Calibrations(session, new KnownCalibrations()).LatestAsync(cancellationToken);
        if (!StatisticsBatch.IsFull(await OpenedScorecards.CountAsync(session, cancellationToken), last?.Scorecards))
        {
            return null;
        }

        var scorecards = await OpenedScorecards.ReadAsync(session, cancellationToken);
        var version = (last?.Version ?? 0) + 1;
        var fit = CalibrationFitting.Fit(version, [.. scorecards.SelectMany(it => it.Ratings(NodeKeys.Of(it.Scorecard.ApplicationId)))]).Fit;
        if (fit is null || !StatisticsBatch.IsFull(scorecards.Count, last?.Scorecards))
        {
            return null; // Some were withdrawn while they were read, or they are too few, or alike, to fit anything on.
        }

        var hours = await HoursToSubmit.MediansAsync(session, scorecards, cancellationToken);
        var document = Document(fit, scorecards.Count, hours, Instants.ToMilliseconds(time.GetUtcNow()));
        return await MeasuredDocuments.InsertAsync(leader, workspace, FittedCalibration.Table, document.Id, document, cancellationToken) ? document : null;
    }

    private static FittedCalibration Document(CalibrationFit fit, int scorecards, IReadOnlyDictionary<PersonId, double> hours, DateTimeOffset now)
    {
        var calibration = fit.Calibration;
        return new FittedCalibration
        {
            Id = FittedCalibration.IdOf(calibration.Version),
            Version = calibration.Version,
            FittedAt = now,
            Scorecards = scorecards,
            Observations = fit.Observations.Count,
            Connected = fit.Connected,
            Variances = calibration.Variances,
            Levels = calibration.Levels,
            Interviewers = [.. fit.Interviewers().Select(interviewer => Interviewer(interviewer, calibration, hours))],
            Agreement = PublishedEstimate.Of(PanelAgreement.Alpha(fit.Observations, new Bootstrap(Seed: calibration.Version))),
        };
    }

    private static CalibratedInterviewer Interviewer(
        InterviewerStatistics interviewer, Calibration calibration, IReadOnlyDictionary<PersonId, double> hours)
    {
        var person = NodeKeys.Parse<PersonId>(interviewer.Interviewer)!.Value;
        var prior = calibration.Interviewers[interviewer.Interviewer];
        return new CalibratedInterviewer(
            person,
            prior.Mean,
            prior.Variance,
            prior.Observations,
            PublishedEstimate.Of(interviewer.Severity),
            PublishedEstimate.Of(interviewer.Spread),
            PublishedEstimate.Of(interviewer.Halo),
            hours.TryGetValue(person, out var median) ? median : null);
    }
}
