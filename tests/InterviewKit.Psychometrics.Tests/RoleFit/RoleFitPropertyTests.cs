using InterviewKit.Psychometrics.RoleFit;
using static InterviewKit.Psychometrics.Tests.RoleFit.Panel;

namespace InterviewKit.Psychometrics.Tests.RoleFit;

/// <summary>Laws that hold for any panel, tried on many made from seeds; a failure names the seed.</summary>
public sealed class RoleFitPropertyTests
{
    private static readonly RoleDefinition Any =
        Role("any", ("dimension-0", 3, 3.5), ("dimension-1", 2, 3), ("dimension-2", 1, 4), ("dimension-3", 1, 2.5));

    public static TheoryData<int> Seeds => [.. Enumerable.Range(100, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_order_of_the_ratings_changes_no_bit(int seed)
    {
        var ratings = Random(seed, 4, 4, 4);
        var expected = RoleFitModel.Estimate(Calibration.Default, ratings);
        new Random(seed).Shuffle(ratings);

        var actual = RoleFitModel.Estimate(Calibration.Default, ratings);

        actual.Applications.SelectMany(profile => profile.Mean).ShouldBe(expected.Applications.SelectMany(profile => profile.Mean));
        actual.Pairs(Any).ShouldBe(expected.Pairs(Any));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Names_mean_nothing(int seed)
    {
        var ratings = Random(seed, 1, 4, 4);
        static string Rename(string key) => string.Concat(key.Reverse().Select(c => (char)(c ^ 1)));
        var renamed = ratings.Select(r => new Rating(Rename(r.Application), Rename(r.Interviewer), Rename(r.Dimension), null, r.Score)).ToArray();
        var role = new RoleDefinition("any", [.. Any.Requirements.Select(r => r with { Dimension = Rename(r.Dimension) })]);

        var expected = RoleFitModel.Estimate(Calibration.Default, ratings).Applications[0].Fit(Any).Score!;
        var actual = RoleFitModel.Estimate(Calibration.Default, renamed).Applications[0].Fit(role).Score!;

        actual.Score.ShouldBe(expected.Score, 1e-9);
        actual.Variance.ShouldBe(expected.Variance, 1e-9);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_higher_score_raises_the_application_on_that_dimension_and_changes_no_variance(int seed)
    {
        var ratings = Random(seed, 1, 4, 4);
        var before = RoleFitModel.Estimate(Calibration.Default, ratings).Applications[0];
        var raised = Array.FindIndex(ratings, rating => rating.Score < 5);
        ratings[raised] = ratings[raised] with { Score = ratings[raised].Score + 1 };

        var after = RoleFitModel.Estimate(Calibration.Default, ratings).Applications[0];

        var i = before.Dimensions.ToList().FindIndex(dimension => dimension.Dimension == ratings[raised].Dimension);
        after.Mean[i].ShouldBeGreaterThan(before.Mean[i]);
        after.Covariance(i, i).ShouldBe(before.Covariance(i, i));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Contributions_add_up_to_the_score_and_weights_to_one(int seed)
    {
        var fits = RoleFitModel.Estimate(Calibration.Default, Random(seed, 3, 3, 3)).Applications
            .Select(profile => profile.Fit(Any)).Where(fit => fit.Score is not null).ToArray();

        fits.ShouldNotBeEmpty();
        foreach (var fit in fits)
        {
            fit.Contributions.Sum(contribution => contribution.Points ?? 0).ShouldBe(fit.Score!.Score, 1e-9);
            fit.Contributions.Sum(contribution => contribution.Weight).ShouldBe(1, 1e-12);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Intervals_nest_and_stay_on_the_scale(int seed)
    {
        var score = RoleFitModel.Estimate(Calibration.Default, Random(seed, 1, 3, 4)).Applications[0].Fit(Any).Score!;

        var intervals = new[] { .5, .8, .9, .95, .99 }.Select(score.Interval).ToArray();

        foreach (var (inner, outer) in intervals.Zip(intervals[1..]))
        {
            outer.Low.ShouldBeLessThanOrEqualTo(inner.Low);
            outer.High.ShouldBeGreaterThanOrEqualTo(inner.High);
        }

        intervals[^1].Low.ShouldBeGreaterThanOrEqualTo(0);
        intervals[^1].High.ShouldBeLessThanOrEqualTo(100);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Another_interviewer_never_makes_the_fit_less_certain(int seed)
    {
        var ratings = Random(seed, 1, 4, 4);

        var fewer = RoleFitModel.Estimate(Calibration.Default, [.. ratings.Where(rating => rating.Interviewer != "rater-3")]).Applications[0].Fit(Any);
        var more = RoleFitModel.Estimate(Calibration.Default, ratings).Applications[0].Fit(Any);

        if (fewer.Coverage == more.Coverage)
        {
            more.Score!.Variance.ShouldBeLessThanOrEqualTo(fewer.Score!.Variance);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void The_level_of_an_interval_lies_between_0_and_1(double level)
        => Should.Throw<ArgumentOutOfRangeException>(() => new RoleScore(50, 50, 4, 50).Interval(level));
}
