using InterviewKit.Psychometrics.Agreement;
using MathNet.Numerics.Distributions;

namespace InterviewKit.Psychometrics.Tests.Agreement;

public sealed class FisherSnedecorQuantileTests
{
    /// <summary>As printed in tables of the 2.5 % points.</summary>
    [Theory]
    [InlineData(1, 1, 647.789)]
    [InlineData(5, 15, 3.57642)]
    [InlineData(15, 5, 6.42773)]
    [InlineData(5, 18, 3.38197)]
    [InlineData(2, 2, 39.0)]
    public void The_upper_points_are_those_of_the_tables(double numerator, double denominator, double expected)
        => FisherSnedecorQuantile.Of(numerator, denominator, .975).ShouldBe(expected, 5e-6 * expected);

    [Fact]
    public void The_distribution_is_at_the_probability_there_also_for_fractions_of_degrees()
    {
        foreach (var (numerator, denominator) in new[] { (.3, 7), (7, .3), (2.5, 1.1), (40, 900), (1, 1.4), (12, .9) })
        {
            foreach (var probability in new[] { .025, .5, .975 })
            {
                var quantile = FisherSnedecorQuantile.Of(numerator, denominator, probability);
                FisherSnedecor.CDF(numerator, denominator, quantile).ShouldBe(probability, 1e-9, $"{numerator}, {denominator}");
            }
        }
    }

    [Fact]
    public void A_quantile_beyond_all_numbers_is_infinite()
        => FisherSnedecorQuantile.Of(5, .001, .975).ShouldBe(double.PositiveInfinity);
}
