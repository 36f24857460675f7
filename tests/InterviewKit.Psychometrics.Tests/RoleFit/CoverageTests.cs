using InterviewKit.Psychometrics.RoleFit;
using MathNet.Numerics.Distributions;
using static InterviewKit.Psychometrics.Tests.RoleFit.Panel;

namespace InterviewKit.Psychometrics.Tests.RoleFit;

/// <summary>
/// Panels drawn from the model itself: the intervals must hold what they promise. The scale's ends are left out of it by drawing scores
/// from a model with a tenth of the variances, so that clamping plays no part.
/// </summary>
public sealed class CoverageTests
{
    private const int Seed = 20240607;

    private static readonly Calibration Truth = Calibration.Default with
    {
        Variances = new VarianceComponents(.005, .03, .015, .01, .015, .03),
        Levels = new LevelPrior(3, .025, []),
    };

    [Fact]
    public void Eighty_per_cent_intervals_cover_eighty_per_cent_of_the_time()
        => Coverage(Truth, 20_000).ShouldBeInRange(.79, .81, $"seed {Seed}");

    [Fact]
    public void Intervals_that_take_one_interviewers_ratings_as_independent_cover_too_little()
        => Coverage(Truth with { Variances = Truth.Variances with { Interviewer = 0, InterviewerByApplication = 0 } }, 2_000)
            .ShouldBeLessThan(.7, $"seed {Seed}");

    /// <summary>How often the interval computed with a calibration holds the truth of panels drawn from the true one.</summary>
    private static double Coverage(Calibration calibration, int panels)
    {
        var random = new Random(Seed);
        var covered = 0;
        for (var panel = 0; panel < panels; panel++)
        {
            var (ratings, role, truth) = Draw(Truth, random);
            var interval = RoleFitModel.Estimate(calibration, ratings).Applications[0].Fit(role).Score!.Interval(.8);
            covered += interval.Low <= truth && truth <= interval.High ? 1 : 0;
        }

        return covered / (double)panels;
    }

    private static (List<Rating> Ratings, RoleDefinition Role, double Truth) Draw(Calibration calibration, Random random)
    {
        double Normal0(double variance) => Normal.Sample(random, 0, Math.Sqrt(variance));
        var v = calibration.Variances;
        var dimensions = random.Next(4, 9);
        var raters = random.Next(2, 6);
        var level = calibration.Levels.Mean + Normal0(calibration.Levels.Variance) + Normal0(v.Application);
        var theta = Enumerable.Range(0, dimensions).Select(_ => level + Normal0(v.Dimension) + Normal0(v.ApplicationByDimension)).ToArray();
        var weights = Enumerable.Range(0, dimensions).Select(_ => 1.0 + random.Next(3)).ToArray();
        var ratings = new List<Rating>();
        for (var j = 0; j < raters; j++)
        {
            var effect = Normal0(v.Interviewer) + Normal0(v.InterviewerByApplication);
            for (var d = 0; d < dimensions; d++)
            {
                ratings.Add(Rate($"r{j}", $"d{d}", Math.Clamp(theta[d] + effect + Normal0(v.Residual), 1, 5)));
            }
        }

        var role = Role("r", [.. weights.Select((weight, d) => ($"d{d}", weight, 3.0))]);
        return (ratings, role, ScoreScale.ToPoints(theta.Zip(weights, (t, w) => t * w).Sum() / weights.Sum()));
    }
}
