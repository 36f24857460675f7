using InterviewKit.Psychometrics.Agreement;

namespace InterviewKit.Psychometrics.Tests.Agreement;

public sealed class WithinGroupAgreementTests
{
    [Theory]
    [InlineData(5, .75, 4, 4, 5, 4, 3)]
    [InlineData(5, 1, 3, 3, 3, 3)]
    [InlineData(5, .5, 2, 3, 4)]
    [InlineData(5, .875, 4, 4, 3, 4)]
    [InlineData(5, 0, 1, 5, 1, 5)]
    [InlineData(5, 0, 1, 2, 3, 4, 5)]
    [InlineData(4, .2, 2, 3, 4)]
    [InlineData(4, .8, 4, 4, 3, 4)]
    public void Scores_have_their_documented_agreement(int options, double expected, params int[] scores)
    {
        var estimate = WithinGroupAgreement.Rwg([.. scores.Select(score => (double)score)], options);

        estimate.Value.ShouldNotBeNull().ShouldBe(expected, 1e-12);
        estimate.N.ShouldBe(scores.Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Fewer_than_two_raters_have_no_agreement(int raters)
    {
        var estimate = WithinGroupAgreement.Rwg([.. Enumerable.Repeat(4.0, raters)], 5);

        estimate.Value.ShouldBeNull();
        estimate.Withheld.ShouldBe($"Agreement needs at least two raters; found {raters}.");
    }

    [Fact]
    public void Parallel_items_add_up_to_more_agreement()
        => WithinGroupAgreement.RwgJ(.5, 4, 3, 5).Value.ShouldNotBeNull().ShouldBe(.923077, 5e-7);

    [Fact]
    public void Agreement_over_items_uses_the_mean_of_their_variances()
    {
        double[][] items = [[4, 4, 5, 4, 3], [3, 3, 3, 3, 3], [1, 2, 3, 4, 5]];

        WithinGroupAgreement.RwgJ(items, 5).ShouldBe(WithinGroupAgreement.RwgJ((.5 + 0 + 2.5) / 3, 3, 5, 5));
    }

    [Fact]
    public void One_item_is_as_the_plain_index()
        => WithinGroupAgreement.RwgJ([[4, 4, 5, 4, 3]], 5).ShouldBe(WithinGroupAgreement.Rwg([4, 4, 5, 4, 3], 5));

    [Fact]
    public void Items_with_more_spread_than_chance_agree_at_zero()
        => WithinGroupAgreement.RwgJ([[1, 5, 1, 5], [5, 1, 5, 1]], 5).Value.ShouldBe(0);

    [Fact]
    public void No_items_or_one_rater_have_no_agreement()
    {
        WithinGroupAgreement.RwgJ([], 5).Withheld.ShouldBe("Agreement over items needs at least one item; found none.");
        WithinGroupAgreement.RwgJ([[3], [4]], 5).Withheld.ShouldBe("Agreement needs at least two raters; found 1.");
    }

    [Fact]
    public void Items_of_different_raters_are_refused()
        => Should.Throw<ArgumentException>(() => WithinGroupAgreement.RwgJ([[3, 4], [4]], 5)).Message
            .ShouldStartWith("Every item needs the same raters: the first has 2, another 1.");

    [Fact]
    public void A_scale_of_one_option_is_refused()
        => Should.Throw<ArgumentOutOfRangeException>(() => WithinGroupAgreement.Rwg([1, 1], 1));

    [Fact]
    public void A_score_that_is_not_finite_is_refused()
        => Should.Throw<ArgumentException>(() => WithinGroupAgreement.Rwg([1, double.NaN], 5)).Message.ShouldStartWith("A score is a finite number, but found NaN.");
}
