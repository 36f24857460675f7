using System.Text.Json;
using InterviewKit.Psychometrics.MixedModels;
using InterviewKit.Psychometrics.RoleFit;
using MathNet.Numerics.LinearAlgebra;
using Xunit.Abstractions;
using static InterviewKit.Psychometrics.Tests.RoleFit.Panel;

namespace InterviewKit.Psychometrics.Tests.RoleFit;

public sealed class CalibrationFittingTests(ITestOutputHelper output)
{
    private const int Seed = 11;

    [Fact]
    public void Too_few_scorecards_give_no_calibration()
    {
        var result = CalibrationFitting.Fit(1, Workspace.Draw(Seed, 9, 6, 4, 2));

        result.Fit.ShouldBeNull();
        result.Withheld.ShouldBe("A calibration needs 60 observations, 5 interviewers and 10 applications; found 72, 6 and 9.");
    }

    [Fact]
    public void Variances_are_shrunk_towards_the_defaults_by_their_levels()
    {
        var ratings = Workspace.Draw(Seed, 15, 6, 3, 4);
        var fit = Fit(ratings);
        static double Shrunk(double reml, double standard, int levels) => ((levels * reml) + (20 * standard)) / (levels + 20);

        fit.Calibration.Variances.ShouldBe(new VarianceComponents(
            Shrunk(fit.Reml.Dimension, .05, 4),
            Shrunk(fit.Reml.Application, .30, 15),
            Shrunk(fit.Reml.ApplicationByDimension, .15, 60),
            Shrunk(fit.Reml.Interviewer, .10, 6),
            Shrunk(fit.Reml.InterviewerByApplication, .15, 45),
            Shrunk(fit.Reml.Residual, .30, 180)));
    }

    [Fact]
    public void The_variances_are_those_of_the_mixed_model()
    {
        var ratings = Workspace.Draw(Seed, 20, 6, 3, 4);
        var model = MixedModel.FitReml([.. ratings.Select(r => new Observation(
            r.Score, [r.Dimension, r.Application, r.Application + r.Dimension, r.Interviewer, r.Interviewer + r.Application]))]).Fit.ShouldNotBeNull();

        var reml = Fit(ratings).Reml;

        reml.Application.ShouldBe(model.Factors[1].Variance, 1e-6);
        reml.InterviewerByApplication.ShouldBe(model.Factors[4].Variance, 1e-6);
        reml.Residual.ShouldBe(model.ResidualVariance, 1e-6);
    }

    [Fact]
    public void Levels_and_severities_are_those_of_the_inverse_of_the_mixed_model_equations()
    {
        var fit = Fit(Workspace.Draw(Seed, 12, 5, 3, 3));
        var (keys, solution, inverse) = Henderson(fit);
        var levels = fit.Calibration.Levels;

        levels.Mean.ShouldBe(solution[0], 1e-9);
        levels.Variance.ShouldBe(inverse[0, 0], 1e-9);
        foreach (var level in levels.Dimensions)
        {
            var d = keys.IndexOf($"d:{level.Dimension}");
            level.Mean.ShouldBe(solution[0] + solution[d], 1e-9);
            level.CovarianceWithOverall.ShouldBe(inverse[0, 0] + inverse[0, d], 1e-9);
            level.Covariances.ShouldBe(
                levels.Dimensions.Select(other => keys.IndexOf($"d:{other.Dimension}")).Select(e => inverse[0, 0] + inverse[0, d] + inverse[0, e] + inverse[d, e]), 1e-9);
        }

        foreach (var (key, prior) in fit.Calibration.Interviewers)
        {
            prior.Mean.ShouldBe(solution[keys.IndexOf($"j:{key}")], 1e-9);
            prior.Variance.ShouldBe(inverse[keys.IndexOf($"j:{key}"), keys.IndexOf($"j:{key}")], 1e-9);
            prior.Observations.ShouldBe(fit.Observations.Count(o => o.Interviewer == key));
        }
    }

    [Fact]
    public void The_order_of_the_ratings_changes_no_bit()
    {
        var ratings = Workspace.Draw(Seed, 15, 6, 3, 3);
        var expected = Fit(ratings).Calibration;
        new Random(Seed).Shuffle(ratings);

        var actual = Fit(ratings).Calibration;

        actual.Variances.ShouldBe(expected.Variances);
        actual.Levels.Dimensions.Select(level => level.Mean).ShouldBe(expected.Levels.Dimensions.Select(level => level.Mean));
        actual.Interviewers.OrderBy(pair => pair.Key).ShouldBe(expected.Interviewers.OrderBy(pair => pair.Key));
    }

    [Fact]
    public void A_factor_that_the_data_cannot_identify_keeps_its_default()
    {
        var oneDimension = Fit([.. Workspace.Draw(Seed, 30, 6, 3, 1)]);

        oneDimension.Reml.Dimension.ShouldBe(VarianceComponents.Default.Dimension);
        oneDimension.Reml.InterviewerByApplication.ShouldBe(VarianceComponents.Default.InterviewerByApplication);
        oneDimension.Reml.Application.ShouldNotBe(VarianceComponents.Default.Application);
    }

    [Fact]
    public void Ratings_that_are_all_equal_leave_no_variance_at_zero()
    {
        var fit = Fit([.. Workspace.Draw(Seed, 15, 6, 3, 3).Select(rating => rating with { Score = 4 })]);

        fit.Reml.Residual.ShouldBe(0);
        fit.Calibration.Variances.Residual.ShouldBe(20 * .30 / (135 + 20), 1e-12);
        fit.Calibration.Levels.Mean.ShouldBe(4, 1e-9);
        var interviewer = fit.Interviewers()[0];
        interviewer.Spread.Withheld.ShouldBe("There are no residuals in the workspace to compare with.");
        interviewer.Halo.Withheld.ShouldBe("There are no differences between dimensions in the workspace to compare with.");
    }

    [Fact]
    public void A_calibration_stored_as_json_gives_the_same_profile_to_the_last_bit()
    {
        var calibration = Fit(Workspace.Draw(Seed, 20, 6, 3, 3)).Calibration;
        Rating[] ratings = [Rate("j000", "d0", 4), Rate("j001", "d1", 2), Rate("stranger", "d0", 5), Rate("stranger", "new", 3)];

        var stored = JsonSerializer.Deserialize<Calibration>(JsonSerializer.Serialize(calibration)).ShouldNotBeNull();

        RoleFitModel.Estimate(stored, ratings).Applications[0].Mean.ShouldBe(RoleFitModel.Estimate(calibration, ratings).Applications[0].Mean);
    }

    [Fact]
    public void A_profile_can_be_computed_from_a_fitted_calibration_and_a_dimension_it_has_not_seen()
    {
        var calibration = Fit(Workspace.Draw(Seed, 40, 8, 3, 3)).Calibration;

        var profile = RoleFitModel.Estimate(calibration, [Rate("j000", "d0", 4), Rate("j001", "d0", 4), Rate("j000", "new", 4), Rate("stranger", "new", 4)]).Applications[0];

        profile.Fit(Role("r", ("d0", 1, 3), ("new", 1, 3))).Score.ShouldNotBeNull().Score.ShouldBeInRange(50, 75);
        profile.Covariance(1, 1).ShouldBeGreaterThan(profile.Covariance(0, 0));
    }

    [Fact]
    public void Twenty_thousand_observations_are_calibrated_within_seconds_and_find_the_truth()
    {
        var ratings = Workspace.Draw(Seed, 1_000, 300, 5, 4);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var fit = Fit(ratings);
        output.WriteLine($"{ratings.Length} observations: {watch.Elapsed.TotalSeconds:0.0} s; {fit.Reml}");

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60));
        fit.Connected.ShouldBeTrue();
        fit.Reml.Application.ShouldBe(Workspace.Truth.Application, .02);
        fit.Reml.ApplicationByDimension.ShouldBe(Workspace.Truth.ApplicationByDimension, .006);
        fit.Reml.Interviewer.ShouldBe(Workspace.Truth.Interviewer, .01);
        fit.Reml.InterviewerByApplication.ShouldBe(Workspace.Truth.InterviewerByApplication, .006);
        fit.Reml.Residual.ShouldBe(Workspace.Truth.Residual, .004);
    }

    [Fact]
    public void Version_zero_is_taken()
        => Should.Throw<ArgumentOutOfRangeException>(() => CalibrationFitting.Fit(0, []));

    private static CalibrationFit Fit(IReadOnlyList<Rating> ratings)
    {
        var result = CalibrationFitting.Fit(3, ratings);
        result.Withheld.ShouldBeNull();
        return result.Fit.ShouldNotBeNull();
    }

    /// <summary>Mixed model equations written out: W′W/σ² with 1/σ² of its factor on the diagonal of each effect, none for the mean.</summary>
    private static (List<string> Keys, Vector<double> Solution, Matrix<double> Inverse) Henderson(CalibrationFit fit)
    {
        var v = fit.Calibration.Variances;
        static string[] Columns(RatingObservation o) =>
            ["mean", $"d:{o.Dimension}", $"a:{o.Application}", $"s:{o.Application}|{o.Dimension}", $"j:{o.Interviewer}", $"h:{o.Interviewer}|{o.Application}"];
        var keys = fit.Observations.SelectMany(Columns).Distinct().OrderBy(key => key == "mean" ? 0 : 1).ToList();
        var w = Matrix<double>.Build.Dense(fit.Observations.Count, keys.Count);
        for (var i = 0; i < fit.Observations.Count; i++)
        {
            foreach (var column in Columns(fit.Observations[i]))
            {
                w[i, keys.IndexOf(column)] = 1;
            }
        }

        var matrix = w.Transpose() * w / v.Residual;
        for (var i = 1; i < keys.Count; i++)
        {
            matrix[i, i] += 1 / (keys[i][0] switch
            {
                'd' => v.Dimension,
                'a' => v.Application,
                's' => v.ApplicationByDimension,
                'j' => v.Interviewer,
                _ => v.InterviewerByApplication,
            });
        }

        var inverse = matrix.Inverse();
        return (keys, inverse * (w.Transpose() * Vector<double>.Build.Dense([.. fit.Observations.Select(o => o.Score)]) / v.Residual), inverse);
    }
}
