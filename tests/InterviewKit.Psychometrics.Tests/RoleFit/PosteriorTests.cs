using InterviewKit.Psychometrics.RoleFit;
using MathNet.Numerics.LinearAlgebra;
using static InterviewKit.Psychometrics.Tests.RoleFit.Panel;

namespace InterviewKit.Psychometrics.Tests.RoleFit;

/// <summary>The posterior by elimination of applications against the textbook one, from the full covariance matrix of all observations.</summary>
public sealed class PosteriorTests
{
    private static readonly Calibration Fitted = new(
        3,
        new VarianceComponents(.04, .35, .1, .08, .2, .4),
        new LevelPrior(3.1, .01, [new("dimension-0", 3.3, .009, [.02, .01]), new("dimension-2", 2.9, .008, [.01, .03])]),
        new Dictionary<string, InterviewerPrior> { ["rater-1"] = new(.3, .02, 30), ["rater-2"] = new(-.4, 0, 90) });

    [Theory]
    [InlineData(1, 1, 2, 2)]
    [InlineData(2, 1, 4, 5)]
    [InlineData(3, 6, 3, 4)]
    [InlineData(4, 4, 5, 1)]
    public void Means_and_covariances_are_those_of_the_joint_normal_distribution(int seed, int applications, int raters, int dimensions)
    {
        foreach (var calibration in new[] { Calibration.Default, Fitted })
        {
            var posterior = RoleFitModel.Estimate(calibration, Random(seed, applications, raters, dimensions));
            var (mean, covariance) = Textbook(calibration, posterior);

            var i = 0;
            foreach (var profile in posterior.Applications)
            {
                for (var d = 0; d < profile.Mean.Count; d++)
                {
                    profile.Mean[d].ShouldBe(mean[i + d], 1e-9);
                    for (var k = 0; k < profile.Mean.Count; k++)
                    {
                        profile.Covariance(d, k).ShouldBe(covariance[i + d, i + k], 1e-9);
                    }
                }

                i += profile.Mean.Count;
            }
        }
    }

    [Fact]
    public void Pairs_use_the_covariance_between_applications()
    {
        var posterior = RoleFitModel.Estimate(Fitted, Random(5, 5, 4, 3));
        var role = Role("r", ("dimension-0", 2, 3), ("dimension-1", 1, 3), ("dimension-2", 1, 3));
        var (_, covariance) = Textbook(Fitted, posterior);
        var pairs = posterior.Pairs(role);
        pairs.Count.ShouldBe(10);

        foreach (var pair in pairs)
        {
            var contrast = Vector<double>.Build.Dense(covariance.RowCount);
            var i = 0;
            foreach (var profile in posterior.Applications)
            {
                var sign = profile.Application == pair.Higher ? 1 : profile.Application == pair.Lower ? -1 : 0;
                foreach (var dimension in profile.Dimensions)
                {
                    contrast[i++] = sign * profile.Fit(role).Contributions.Single(c => c.Dimension == dimension.Dimension).Weight * 25;
                }
            }

            var difference = posterior.Find(pair.Higher)!.Fit(role).Score!.Score - posterior.Find(pair.Lower)!.Fit(role).Score!.Score;
            difference.ShouldBeGreaterThanOrEqualTo(0);
            var expected = MathNet.Numerics.Distributions.Normal.CDF(0, Math.Sqrt(contrast * (covariance * contrast)), difference);
            pair.Probability.ShouldBe(expected, 1e-9);
            pair.Indistinguishable.ShouldBe(expected < .8);
        }
    }

    [Fact]
    public void Applications_without_sufficient_evidence_are_in_no_pair()
        => RoleFitModel.Estimate(Calibration.Default, [Rate("A", "x", 3), Rate("B", "x", 3), Rate("A", "x", 3, "bob"), Rate("C", "x", 5, "cyd"), Rate("B", "x", 5, "cyd")])
            .Pairs(Role("r", ("x", 1, 3)))
            .Select(pair => (pair.Higher, pair.Lower)).ShouldBe([("cyd", "ada")]);

    /// <summary>Σθy Σyy⁻¹ over everything, with no structure used.</summary>
    private static (Vector<double> Mean, Matrix<double> Covariance) Textbook(Calibration calibration, RoleFitPosterior posterior)
    {
        var y = posterior.Observations;
        var theta = y.Select(o => (o.Application, o.Dimension)).Distinct().ToArray();
        var syy = Matrix<double>.Build.Dense(y.Count, y.Count, (i, k) => Signal(calibration, (y[i].Application, y[i].Dimension), (y[k].Application, y[k].Dimension))
            + (y[i].Interviewer == y[k].Interviewer ? Rater(calibration, y[i].Interviewer).Variance : 0)
            + (y[i].Interviewer == y[k].Interviewer && y[i].Application == y[k].Application ? calibration.Variances.InterviewerByApplication : 0)
            + (i == k ? calibration.Variances.Residual : 0));
        var sty = Matrix<double>.Build.Dense(theta.Length, y.Count, (i, k) => Signal(calibration, theta[i], (y[k].Application, y[k].Dimension)));
        var stt = Matrix<double>.Build.Dense(theta.Length, theta.Length, (i, k) => Signal(calibration, theta[i], theta[k]));
        var z = Vector<double>.Build.Dense(y.Count, i => y[i].Score - Level(calibration, y[i].Dimension) - Rater(calibration, y[i].Interviewer).Mean);
        var prior = Vector<double>.Build.Dense(theta.Length, i => Level(calibration, theta[i].Dimension));
        return (prior + (sty * syy.Solve(z)), stt - (sty * syy.Solve(sty.Transpose())));
    }

    private static double Signal(Calibration calibration, (string Application, string Dimension) first, (string Application, string Dimension) second)
        => LevelCovariance(calibration, first.Dimension, second.Dimension)
            + (first.Application == second.Application ? calibration.Variances.Application : 0)
            + (first == second ? calibration.Variances.ApplicationByDimension : 0);

    private static double LevelCovariance(Calibration calibration, string first, string second)
    {
        var known = calibration.Levels.Dimensions;
        var a = known.FirstOrDefault(level => level.Dimension == first);
        var b = known.FirstOrDefault(level => level.Dimension == second);
        if (a is not null && b is not null)
        {
            return a.Covariances[known.ToList().IndexOf(b)];
        }

        return (a ?? b)?.CovarianceWithOverall ?? calibration.Levels.Variance + (first == second ? calibration.Variances.Dimension : 0);
    }

    private static double Level(Calibration calibration, string dimension)
        => calibration.Levels.Dimensions.FirstOrDefault(level => level.Dimension == dimension)?.Mean ?? calibration.Levels.Mean;

    private static InterviewerPrior Rater(Calibration calibration, string key)
        => calibration.Interviewers.GetValueOrDefault(key) ?? new InterviewerPrior(0, calibration.Variances.Interviewer, 0);
}
