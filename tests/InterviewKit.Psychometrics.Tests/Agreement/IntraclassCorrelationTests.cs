using InterviewKit.Psychometrics.Agreement;

namespace InterviewKit.Psychometrics.Tests.Agreement;

public sealed class IntraclassCorrelationTests
{
    /// <summary>Shrout and Fleiss (1979), table 2: six targets, four judges.</summary>
    private static readonly IntraclassCorrelations Published = IntraclassCorrelation.Compute(new double[,]
    {
        { 9, 2, 5, 8 }, { 6, 1, 3, 2 }, { 8, 4, 6, 8 }, { 7, 1, 2, 6 }, { 10, 5, 6, 9 }, { 6, 2, 4, 7 },
    });

    [Fact]
    public void The_published_table_has_its_mean_squares()
    {
        var squares = Published.MeanSquares.ShouldNotBeNull();

        squares.Between.ShouldBe(1349 / 120.0, 1e-12);
        squares.Within.ShouldBe(451 / 72.0, 1e-12);
        squares.Judges.ShouldBe(2339 / 72.0, 1e-12);
        squares.Error.ShouldBe(367 / 360.0, 1e-12);
    }

    [Fact]
    public void The_published_table_has_its_six_coefficients_and_intervals()
    {
        Check(Published.OneWaySingle, 448 / 2703.0, -0.13, 0.72);
        Check(Published.TwoWayRandomSingle, 184 / 635.0, 0.02, 0.76);
        Check(Published.TwoWayFixedSingle, 920 / 1287.0, 0.34, 0.95);
        Check(Published.OneWayAverage, 1792 / 4047.0, -0.88, 0.91);
        Check(Published.TwoWayRandomAverage, 736 / 1187.0, 0.07, 0.93);
        Check(Published.TwoWayFixedAverage, 3680 / 4047.0, 0.68, 0.99);
    }

    [Fact]
    public void The_published_table_has_its_tests()
    {
        var oneWay = Published.OneWayTest.ShouldNotBeNull();
        (oneWay.NumeratorDf, oneWay.DenominatorDf).ShouldBe((5, 18));
        oneWay.F.ShouldBe(1.8, .05);

        // From F = 4047/2255 by quadrature; software that takes the mean squares from an iterative fit prints .16472.
        oneWay.PValue.ShouldBe(.1647688, 5e-8);

        var twoWay = Published.TwoWayTest.ShouldNotBeNull();
        (twoWay.NumeratorDf, twoWay.DenominatorDf).ShouldBe((5, 15));
        twoWay.F.ShouldBe(11.0, .05);
        twoWay.PValue.ShouldBe(.00013, 5e-6);
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(4, 1)]
    [InlineData(0, 0)]
    public void Too_few_targets_or_raters_leave_all_undefined(int targets, int raters)
    {
        var result = IntraclassCorrelation.Compute(new double[targets, raters]);

        All(result).ShouldAllBe(estimate => estimate.Value == null
            && estimate.Withheld == $"An intraclass correlation needs two targets and two raters; found {targets} and {raters}.");
        result.OneWayTest.ShouldBeNull();
    }

    [Theory]
    [InlineData(3)]
    [InlineData(0.1)]
    public void Ratings_that_are_all_equal_leave_all_undefined(double rating)
        => All(IntraclassCorrelation.Compute(new[,] { { rating, rating, rating }, { rating, rating, rating }, { rating, rating, rating } }))
            .ShouldAllBe(estimate => estimate.Value == null && estimate.Withheld == "All ratings are equal: there is no variation to agree about.");

    [Fact]
    public void Perfect_agreement_is_one_without_an_interval()
    {
        var result = IntraclassCorrelation.Compute(new double[,] { { 1, 1 }, { 2, 2 }, { 4, 4 } });

        All(result).ShouldAllBe(estimate => Math.Abs(estimate.Value!.Value - 1) < 1e-12 && estimate.Low == null && estimate.High == null);
        result.TwoWayTest.ShouldBeNull();
    }

    [Fact]
    public void Targets_that_do_not_vary_leave_the_averages_undefined()
    {
        var result = IntraclassCorrelation.Compute(new double[,] { { 1, 3 }, { 3, 1 } });

        result.OneWayAverage.Withheld.ShouldBe("The targets do not vary: there is nothing to tell apart.");
        result.OneWaySingle.Value.ShouldNotBeNull().ShouldBe(-1, 1e-12);
    }

    [Fact]
    public void A_severe_rater_lowers_agreement_but_not_consistency()
    {
        var result = IntraclassCorrelation.Compute(new double[,] { { 1, 3 }, { 2, 4 }, { 3, 5 } });

        result.TwoWayFixedSingle.Value!.Value.ShouldBe(1, 1e-12);
        result.TwoWayRandomSingle.Value!.Value.ShouldBe(1 / 3.0, 1e-12);
    }

    [Fact]
    public void A_rating_that_is_not_finite_is_refused()
        => Should.Throw<ArgumentException>(() => IntraclassCorrelation.Compute(new[,] { { 1, 2 }, { 3, double.NaN } }))
            .Message.ShouldStartWith("A rating is a finite number, but target 1 has NaN from rater 1.");

    private static void Check(Estimate estimate, double value, double low, double high)
    {
        estimate.Value.ShouldNotBeNull().ShouldBe(value, 1e-12);
        estimate.Low.ShouldNotBeNull().ShouldBe(low, .005);
        estimate.High.ShouldNotBeNull().ShouldBe(high, .005);
        estimate.N.ShouldBe(6);
    }

    private static Estimate[] All(IntraclassCorrelations result) =>
    [
        result.OneWaySingle, result.TwoWayRandomSingle, result.TwoWayFixedSingle, result.OneWayAverage, result.TwoWayRandomAverage, result.TwoWayFixedAverage,
    ];
}
