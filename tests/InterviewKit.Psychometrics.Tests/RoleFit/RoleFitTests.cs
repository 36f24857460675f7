using InterviewKit.Psychometrics.RoleFit;
using static InterviewKit.Psychometrics.Tests.RoleFit.Panel;

namespace InterviewKit.Psychometrics.Tests.RoleFit;

public sealed class RoleFitTests
{
    private static readonly Rating[] WorkedExample =
        [Rate("A", "ownership", 5), Rate("A", "trade-offs", 4), Rate("B", "ownership", 4), Rate("B", "trade-offs", 3)];

    [Fact]
    public void The_worked_example_has_its_documented_posterior()
    {
        var profile = ProfileOf(WorkedExample);

        profile.Mean[0].ShouldBe(4.0504, 5e-5);
        profile.Mean[1].ShouldBe(3.4790, 5e-5);
        profile.Covariance(0, 0).ShouldBe(.19580, 5e-6);
        profile.Covariance(1, 1).ShouldBe(.19580, 5e-6);
        profile.Covariance(0, 1).ShouldBe(.11008, 5e-6);
        profile.Raters.ShouldBe(2);
    }

    [Fact]
    public void The_worked_example_has_its_documented_fit()
    {
        var fit = ProfileOf(WorkedExample).Fit(Role("engineer", ("ownership", 1, 3.5), ("trade-offs", 1, 3.5)));

        fit.Withheld.ShouldBeNull();
        fit.Coverage.ShouldBe(1);
        var score = fit.Score.ShouldNotBeNull();
        score.Score.ShouldBe(69.118, 5e-4);
        score.StandardDeviation.ShouldBe(9.777, 5e-4);
        score.RawScore.ShouldBe(75, 1e-12);
        score.Bar.ShouldBe(62.5, 1e-12);
        score.ProbabilityMeetsBar.ShouldBe(.7508, 5e-5);
        score.Interval().Low.ShouldBe(56.588, 5e-4);
        score.Interval().High.ShouldBe(81.647, 5e-4);
    }

    [Fact]
    public void A_single_observation_is_shrunk_by_the_ratio_of_variances()
    {
        // Var(θ) = .25 + .05 + .30 + .15 = .75; Var(y) = .75 + .10 + .15 + .30 = 1.3.
        var profile = ProfileOf(Rate("A", "ownership", 5));

        profile.Mean[0].ShouldBe(3 + (.75 / 1.3 * 2), 1e-12);
        profile.Covariance(0, 0).ShouldBe(.75 - (.75 * .75 / 1.3), 1e-12);
    }

    [Fact]
    public void A_dimension_scored_by_one_interviewer_has_no_fair_average_but_counts_in_the_fit()
    {
        var profile = ProfileOf([.. WorkedExample, Rate("A", "coding", 2)]);

        var coding = profile.Dimensions[0];
        coding.Dimension.ShouldBe("coding");
        coding.FairAverage.ShouldBeNull();
        coding.Interval().ShouldBeNull();
        coding.Withheld.ShouldBe("A dimension needs scores from 2 interviewers; \"coding\" has 1.");
        coding.Agreement.Value.ShouldBeNull();
        profile.Fit(Role("r", ("coding", 1, 3), ("ownership", 1, 3))).Contributions[0].Points.ShouldNotBeNull();
    }

    [Fact]
    public void Agreement_of_a_dimension_is_rwg_over_the_observations()
        => ProfileOf(WorkedExample).Dimensions[0].Agreement.Value.ShouldBe(1 - (.5 / 2));

    [Theory]
    [InlineData(3, 2, null)]
    [InlineData(2, 3, "Scores cover 0.40 of the weight of role \"r\"; 0.60 is needed.")]
    public void A_role_needs_six_tenths_of_its_weight_observed(double observed, double unobserved, string? withheld)
    {
        var fit = ProfileOf(WorkedExample).Fit(Role("r", ("ownership", observed, 3), ("vision", unobserved, 3)));

        fit.Withheld.ShouldBe(withheld);
        (fit.Score is null).ShouldBe(withheld is not null);
        fit.Contributions[0].Weight.ShouldBe(1);
        fit.Contributions[1].ShouldBe(new Contribution("vision", 0, null));
    }

    [Fact]
    public void A_role_needs_two_interviewers()
    {
        var fit = ProfileOf(Rate("A", "ownership", 5), Rate("A", "trade-offs", 5)).Fit(Role("r", ("ownership", 1, 3)));

        fit.Score.ShouldBeNull();
        fit.Withheld.ShouldBe("Role \"r\" needs scores from 2 interviewers; it has 1.");
        fit.Contributions[0].Points.ShouldBeNull();
    }

    [Fact]
    public void A_role_of_which_nothing_was_observed_is_insufficient()
    {
        var fit = ProfileOf(WorkedExample).Fit(Role("r", ("vision", 1, 3)));

        fit.Coverage.ShouldBe(0);
        fit.Score.ShouldBeNull();
        fit.Contributions.ShouldBe([new Contribution("vision", 0, null)]);
    }

    [Fact]
    public void The_rating_of_the_whole_interview_outranks_those_by_question()
    {
        var observations = RatingObservation.FromRatings(
        [
            Rate("A", "ownership", 2, question: "q1"), Rate("A", "ownership", 5), Rate("A", "ownership", 3, question: "q2"),
            Rate("B", "ownership", 2, question: "q1"), Rate("B", "ownership", 5, question: "q2"),
        ]);

        observations.ShouldBe([new("ada", "A", "ownership", 5, 3), new("ada", "B", "ownership", 3.5, 2)]);
    }

    [Theory]
    [InlineData(0.99)]
    [InlineData(5.01)]
    [InlineData(double.NaN)]
    public void A_score_off_the_scale_is_refused(double score)
        => Should.Throw<ArgumentException>(() => ProfileOf(Rate("A", "ownership", 3), Rate("B", "ownership", score)))
            .Message.ShouldBe($"Rating 1 needs a score from 1 to 5, but found {score}.");

    [Fact]
    public void No_ratings_give_an_empty_posterior()
        => RoleFitModel.Estimate(Calibration.Default, []).Applications.ShouldBeEmpty();

    [Fact]
    public void A_role_that_names_a_dimension_twice_is_refused()
        => Should.Throw<ArgumentException>(() => Role("r", ("ownership", 1, 3), ("ownership", 2, 3)))
            .Message.ShouldStartWith("Role \"r\" names dimension \"ownership\" 2 times; expected once.");

    [Theory]
    [InlineData(0, 3)]
    [InlineData(double.NaN, 3)]
    [InlineData(1, 0)]
    public void A_role_with_an_impossible_weight_or_bar_is_refused(double weight, double bar)
        => Should.Throw<ArgumentException>(() => Role("r", ("ownership", weight, bar)));

    [Fact]
    public void A_known_lenient_interviewer_is_believed_less()
    {
        var lenient = Calibration.Default with
        {
            Version = 1,
            Interviewers = new Dictionary<string, InterviewerPrior> { ["A"] = new(.5, .02, 40) },
        };

        var known = RoleFitModel.Estimate(lenient, WorkedExample).Applications[0].Mean[0];

        known.ShouldBeLessThan(ProfileOf(WorkedExample).Mean[0] - .1);
    }

    [Fact]
    public void A_thousand_observations_of_fifty_applications_take_well_under_a_tenth_of_a_second()
    {
        var ratings = Random(7, 50, 5, 4);
        var role = Role("r", ("dimension-0", 1, 3), ("dimension-1", 1, 3), ("dimension-2", 1, 3), ("dimension-3", 1, 3));
        RoleFitModel.Estimate(Calibration.Default, ratings).Pairs(role).Count.ShouldBe(50 * 49 / 2);

        var best = Enumerable.Range(0, 10).Min(_ =>
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            RoleFitModel.Estimate(Calibration.Default, ratings).Pairs(role);
            return watch.Elapsed;
        });

        best.ShouldBeLessThan(TimeSpan.FromMilliseconds(100));
    }
}
