namespace InterviewKit.Psychometrics.RoleFit;

/// <summary>How one interviewer rates, compared with the workspace. Each figure says why when it is withheld.</summary>
/// <param name="Interviewer">Key of the interviewer.</param>
/// <param name="Observations">How many observations there are of them.</param>
/// <param name="Severity">
/// r̂: points above or below the average rater, lenient positive, shrunk; normal 95 % interval from its prediction error variance. Withheld
/// below <see cref="InterviewerPrior.PublishedFrom"/> observations; n counts observations.
/// </param>
/// <param name="Spread">
/// Root mean square of their residuals (observation less μ̂ and all its predicted effects) ÷ the workspace's: above 1 more erratic.
/// </param>
/// <param name="Halo">
/// Mean standard deviation of their observations over the dimensions of one application ÷ the workspace's: below 1 the interviewer tells
/// dimensions apart less than others do.
/// </param>
/// <remarks>
/// Spread and halo count applications, are withheld below <see cref="ApplicationsMin"/> of them, and have 95 % bootstrap intervals over
/// applications, with the calibration version as seed. Halo counts only applications rated on two dimensions or more.
/// </remarks>
public sealed record InterviewerStatistics(string Interviewer, int Observations, Estimate Severity, Estimate Spread, Estimate Halo)
{
    /// <summary>The least number of applications for spread and halo.</summary>
    public const int ApplicationsMin = 5;

    internal static IReadOnlyList<InterviewerStatistics> Of(CalibrationFit fit)
    {
        var visits = fit.Observations
            .Select((observation, i) => (observation, Residual: observation.Score - fit.Fitted[i]))
            .GroupBy(pair => (pair.observation.Interviewer, pair.observation.Application))
            .Select(group => new Visit(
                group.Key.Interviewer,
                [.. group.Select(pair => pair.Residual)],
                StandardDeviation([.. group.Select(pair => pair.observation.Score)])))
            .ToArray();
        var spread = RootMeanSquare(visits);
        var halo = MeanDeviation([.. visits.Where(visit => visit.Deviation is not null)]);
        var bootstrap = new Bootstrap(Seed: fit.Calibration.Version);
        return [.. visits
            .GroupBy(visit => visit.Interviewer, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new InterviewerStatistics(
                group.Key,
                group.Sum(visit => visit.Residuals.Length),
                SeverityOf(fit.Calibration.Of(group.Key)),
                Ratio([.. group], RootMeanSquare, spread, "residuals", bootstrap),
                Ratio([.. group.Where(visit => visit.Deviation is not null)], MeanDeviation, halo, "differences between dimensions", bootstrap)))];
    }

    private static Estimate SeverityOf(InterviewerPrior prior)
    {
        if (prior.Observations < InterviewerPrior.PublishedFrom)
        {
            return Estimate.Undefined(
                $"Severity is published from {InterviewerPrior.PublishedFrom} observations; found {prior.Observations}.", prior.Observations);
        }

        var half = MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, 0.975) * Math.Sqrt(prior.Variance);
        return Estimate.Of(prior.Mean, prior.Observations, prior.Mean - half, prior.Mean + half);
    }

    private static Estimate Ratio(Visit[] visits, Func<Visit[], double> statistic, double workspace, string what, Bootstrap bootstrap)
    {
        if (visits.Length < ApplicationsMin)
        {
            return Estimate.Undefined($"Published from {ApplicationsMin} applications; found {visits.Length}.", visits.Length);
        }

        const double Rounding = 1e-9;
        if (workspace <= Rounding)
        {
            return Estimate.Undefined($"There are no {what} in the workspace to compare with.", visits.Length);
        }

        var interval = bootstrap.Interval(visits.Length, drawn => statistic([.. drawn.Select(i => visits[i])]) / workspace);
        return Estimate.Of(statistic(visits) / workspace, visits.Length, interval?.Low, interval?.High, bootstrap.Level);
    }

    private static double RootMeanSquare(Visit[] visits)
        => Math.Sqrt(visits.Sum(visit => visit.Residuals.Sum(residual => residual * residual)) / visits.Sum(visit => visit.Residuals.Length));

    private static double MeanDeviation(Visit[] visits) => visits.Length == 0 ? 0 : visits.Average(visit => visit.Deviation!.Value);

    private static double? StandardDeviation(double[] scores)
    {
        var mean = scores.Average();
        return scores.Length < 2 ? null : Math.Sqrt(scores.Sum(score => (score - mean) * (score - mean)) / (scores.Length - 1));
    }

    /// <summary>One interviewer on one application: residuals by dimension, and the deviation over the dimensions where there are two.</summary>
    private sealed record Visit(string Interviewer, double[] Residuals, double? Deviation);
}
