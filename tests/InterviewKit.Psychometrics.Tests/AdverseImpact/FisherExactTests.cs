using InterviewKit.Psychometrics.AdverseImpact;

namespace InterviewKit.Psychometrics.Tests.AdverseImpact;

public sealed class FisherExactTests
{
    [Theory]
    [InlineData(3, 1, 1, 3, .485714)]
    [InlineData(8, 2, 1, 5, .034965)]
    [InlineData(6, 2, 1, 4, .102564)]
    [InlineData(1, 9, 11, 3, .002759)]
    [InlineData(5, 15, 12, 8, .053551)]
    public void Tables_have_their_published_p_values(int a, int b, int c, int d, double expected)
    {
        FisherExact.TwoSided(a, b, c, d).ShouldBe(expected, 5e-7);
        FisherExact.TwoSided(c, d, a, b).ShouldBe(expected, 5e-7);
        FisherExact.TwoSided(a, c, b, d).ShouldBe(expected, 5e-7);
    }

    [Theory]
    [InlineData(0, 0, 3, 4)]
    [InlineData(0, 5, 0, 7)]
    [InlineData(0, 0, 0, 0)]
    [InlineData(10, 10, 10, 10)]
    public void A_table_that_could_not_be_more_even_has_one(int a, int b, int c, int d)
        => FisherExact.TwoSided(a, b, c, d).ShouldBe(1, 1e-12);

    [Fact]
    public void Large_tables_neither_overflow_nor_vanish()
        => FisherExact.TwoSided(30_000, 70_000, 31_000, 69_000).ShouldBeInRange(1e-8, 1e-5);

    [Fact]
    public void A_negative_count_is_refused() => Should.Throw<ArgumentOutOfRangeException>(() => FisherExact.TwoSided(1, -1, 2, 3));
}
