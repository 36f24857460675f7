using InterviewKit.Psychometrics.MixedModels;

namespace InterviewKit.Psychometrics.RoleFit;

/// <summary>
/// Estimates a calibration from past ratings: variances by REML, shrunk towards the documented defaults by the number of levels they rest
/// on, then levels and severities from the mixed model equations at the shrunk variances. Takes seconds for tens of thousands of
/// observations: run it in the background. Pure and thread safe.
/// </summary>
public static class CalibrationFitting
{
    /// <summary>The least number of observations.</summary>
    public const int ObservationsMin = 60;

    /// <summary>The least number of interviewers.</summary>
    public const int InterviewersMin = 5;

    /// <summary>The least number of applications.</summary>
    public const int ApplicationsMin = 10;

    /// <summary>How many levels the defaults are worth: a variance is (L·reml + 20·default)/(L + 20), so none is 0.</summary>
    public const int DefaultWeight = 20;

    private const int DimensionFactor = 0;
    private const int InterviewerFactor = 3;
    private const int FactorCount = 5;

    /// <summary>Fits a version.</summary>
    /// <param name="version">At least 1: 0 is <see cref="Calibration.Default"/>.</param>
    /// <param name="ratings">Of applications that are no longer sealed, in any order: the result is the same to the last bit.</param>
    /// <exception cref="ArgumentOutOfRangeException">The version is below 1.</exception>
    /// <exception cref="ArgumentException">A rating lacks a key or lies outside 1 to 5.</exception>
    public static CalibrationResult Fit(int version, IReadOnlyList<Rating> ratings)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(version, 1);
        var observations = RatingObservation.FromRatings(ratings);
        if (TooFew(observations) is { } shortage)
        {
            return new CalibrationResult(null, shortage);
        }

        var rows = Rows(observations);
        var (reml, withheld) = Reml(rows);
        if (reml is null)
        {
            return new CalibrationResult(null, withheld);
        }

        var shrunk = Shrink(reml, rows);
        var fit = MixedModel.AtVariances(rows, shrunk[..^1], shrunk[^1]);
        var calibration = new Calibration(version, Components(shrunk), Levels(fit), Severities(fit));
        return new CalibrationResult(
            new CalibrationFit(calibration, Components(reml), observations, FittedValues(fit, rows), InterviewerGraph.IsConnected(observations)), null);
    }

    private static string? TooFew(IReadOnlyList<RatingObservation> observations)
    {
        var interviewers = observations.Select(observation => observation.Interviewer).Distinct(StringComparer.Ordinal).Count();
        var applications = observations.Select(observation => observation.Application).Distinct(StringComparer.Ordinal).Count();
        return observations.Count >= ObservationsMin && interviewers >= InterviewersMin && applications >= ApplicationsMin
            ? null
            : $"A calibration needs {ObservationsMin} observations, {InterviewersMin} interviewers and {ApplicationsMin} applications; "
                + $"found {observations.Count}, {interviewers} and {applications}.";
    }

    /// <summary>
    /// The observations with the levels of the five factors, in the order of <see cref="VarianceComponents"/>. Crossed factors are keyed by
    /// numbers, since any separator might occur in a key.
    /// </summary>
    private static Observation[] Rows(IReadOnlyList<RatingObservation> observations)
    {
        var dimensions = Number(observations.Select(observation => observation.Dimension));
        var applications = Number(observations.Select(observation => observation.Application));
        var interviewers = Number(observations.Select(observation => observation.Interviewer));
        return [.. observations.Select(o => new Observation(o.Score,
        [
            o.Dimension,
            o.Application,
            $"{applications[o.Application]}/{dimensions[o.Dimension]}",
            o.Interviewer,
            $"{interviewers[o.Interviewer]}/{applications[o.Application]}",
        ]))];
    }

    private static Dictionary<string, int> Number(IEnumerable<string> keys)
        => keys.Distinct(StringComparer.Ordinal).Select((key, i) => (key, i)).ToDictionary(pair => pair.key, pair => pair.i, StringComparer.Ordinal);

    /// <summary>
    /// The five variances and the residual's. A factor that the data cannot identify - one level, or one for every observation - is left out
    /// of the fit and keeps its default.
    /// </summary>
    private static (double[]? Variances, string? Withheld) Reml(Observation[] rows)
    {
        var defaults = Variances(VarianceComponents.Default);
        var identified = Enumerable.Range(0, FactorCount)
            .Where(factor => LevelCount(rows, factor) is var levels && levels > 1 && levels < rows.Length)
            .ToArray();
        var variances = (double[])defaults.Clone();
        if (rows.All(row => row.Value == rows[0].Value))
        {
            foreach (var factor in identified)
            {
                variances[factor] = 0;
            }

            variances[^1] = 0;
            return (variances, null);
        }

        var result = MixedModel.FitReml([.. rows.Select(row => row with { Levels = [.. identified.Select(factor => row.Levels[factor])] })]);
        if (result.Fit is not { } fit)
        {
            return (null, result.Withheld);
        }

        foreach (var (factor, estimate) in identified.Zip(fit.Factors))
        {
            variances[factor] = estimate.Variance;
        }

        variances[^1] = fit.ResidualVariance;
        return (variances, null);
    }

    private static double[] Shrink(double[] reml, Observation[] rows)
    {
        var defaults = Variances(VarianceComponents.Default);
        return [.. reml.Select((variance, factor) =>
        {
            var levels = factor == FactorCount ? rows.Length : LevelCount(rows, factor);
            return ((levels * variance) + (DefaultWeight * defaults[factor])) / (levels + DefaultWeight);
        })];
    }

    /// <summary>Mean and error covariance of μ and of each μ + δ.</summary>
    private static LevelPrior Levels(MixedModelFit fit)
    {
        var effects = fit.Factors[DimensionFactor].Effects;
        var errors = fit.ErrorCovariance(DimensionFactor);
        var toOverall = errors.WithMean;
        return new LevelPrior(fit.Mean, errors.OfMean, [.. effects.Keys.Select((key, i) => new DimensionLevel(
            key,
            fit.Mean + effects[key].Prediction,
            errors.OfMean + toOverall[i],
            [.. toOverall.Select((other, k) => errors.OfMean + toOverall[i] + other + errors.Between[i, k])]))]);
    }

    private static Dictionary<string, InterviewerPrior> Severities(MixedModelFit fit)
        => fit.Factors[InterviewerFactor].Effects.ToDictionary(
            effect => effect.Key,
            effect => new InterviewerPrior(effect.Value.Prediction, effect.Value.PredictionErrorVariance, effect.Value.Observations),
            StringComparer.Ordinal);

    private static double[] FittedValues(MixedModelFit fit, Observation[] rows)
        => [.. rows.Select(row => fit.Mean + row.Levels.Select((level, factor) => fit.Factors[factor].Effects[level].Prediction).Sum())];

    private static int LevelCount(Observation[] rows, int factor) => rows.Select(row => row.Levels[factor]).Distinct(StringComparer.Ordinal).Count();

    private static double[] Variances(VarianceComponents components) =>
    [
        components.Dimension, components.Application, components.ApplicationByDimension,
        components.Interviewer, components.InterviewerByApplication, components.Residual,
    ];

    private static VarianceComponents Components(double[] variances)
        => new(variances[0], variances[1], variances[2], variances[3], variances[4], variances[5]);
}
