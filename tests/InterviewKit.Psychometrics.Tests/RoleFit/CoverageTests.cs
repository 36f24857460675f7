using InterviewKit.Psychometrics.RoleFit;
using MathNet.Numerics.Distributions;
using static InterviewKit.Psychometrics.Tests.RoleFit.Panel;

namespace InterviewKit.Psychometrics.Tests.RoleFit;

/// <summary>
/// Panels drawn from the stated model at its documented defaults - two to five raters, four to eight dimensions - as observations, which
/// the model does not bound: the intervals must hold what they promise. What whole scores from 1 to 5 make of it is told apart.
/// </summary>
public sealed class CoverageTests
{
    private const int Seed = 20240607;
    private const double Level = .8;

    private static readonly double Quantile = Normal.InvCDF(0, 1, (1 + Level) / 2);

    private static readonly Calibration Unaware = Calibration.Default with
    {
        Variances = Calibration.Default.Variances with { Interviewer = 0, InterviewerByApplication = 0 },
    };

    [Fact]
    public void Eighty_per_cent_intervals_cover_eighty_per_cent_of_the_time()
        => Coverage(Calibration.Default, 20_000, score => score).ShouldBeInRange(.79, .81, $"seed {Seed}");

    [Fact]
    public void Intervals_that_take_one_interviewers_ratings_as_independent_cover_too_little()
        => Coverage(Unaware, 2_000, score => score).ShouldBeLessThan(.7, $"seed {Seed}");

    /// <summary>Rounding adds a little noise that the residual variance does not know of, and the ends of the scale take some away.</summary>
    [Fact]
    public void Whole_scores_from_1_to_5_cost_the_intervals_little()
        => Coverage(Calibration.Default, 20_000, score => Math.Clamp(Math.Round(score), 1, 5)).ShouldBeInRange(.75, .85, $"seed {Seed}");

    /// <summary>How often the interval computed with a calibration holds the truth of panels drawn from the defaults.</summary>
    private static double Coverage(Calibration calibration, int panels, Func<double, double> given)
    {
        var random = new Random(Seed);
        var covered = 0;
        for (var panel = 0; panel < panels; panel++)
        {
            var (observations, role, truth) = Draw(random, given);
            var fit = RoleFitModel.OfObservations(calibration, observations).Applications[0].Fit(role).Score!;
            covered += Math.Abs(truth - fit.Score) <= Quantile * fit.StandardDeviation ? 1 : 0;
        }

        return covered / (double)panels;
    }

    private static (List<RatingObservation> Observations, RoleDefinition Role, double Truth) Draw(Random random, Func<double, double> given)
    {
        double Effect(double variance) => Normal.Sample(random, 0, Math.Sqrt(variance));
        var (v, prior) = (VarianceComponents.Default, LevelPrior.Default);
        var (dimensions, raters) = (random.Next(4, 9), random.Next(2, 6));
        var level = prior.Mean + Effect(prior.Variance) + Effect(v.Application);
        var theta = Enumerable.Range(0, dimensions).Select(_ => level + Effect(v.Dimension) + Effect(v.ApplicationByDimension)).ToArray();
        var weights = Enumerable.Range(0, dimensions).Select(_ => 1.0 + random.Next(3)).ToArray();
        var raterEffects = Enumerable.Range(0, raters).Select(_ => Effect(v.Interviewer) + Effect(v.InterviewerByApplication)).ToArray();
        var observations = new List<RatingObservation>();
        for (var d = 0; d < dimensions; d++)
        {
            for (var j = 0; j < raters; j++)
            {
                observations.Add(new RatingObservation("a", $"r{j}", $"d{d}", given(theta[d] + raterEffects[j] + Effect(v.Residual)), 1));
            }
        }

        var role = Role("r", [.. weights.Select((weight, d) => ($"d{d}", weight, 3.0))]);
        return (observations, role, ScoreScale.ToPoints(theta.Zip(weights, (t, w) => t * w).Sum() / weights.Sum()));
    }
}
