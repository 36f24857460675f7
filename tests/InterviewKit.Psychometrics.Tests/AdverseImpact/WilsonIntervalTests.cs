using InterviewKit.Psychometrics.AdverseImpact;

namespace InterviewKit.Psychometrics.Tests.AdverseImpact;

public sealed class WilsonIntervalTests
{
    [Theory]
    [InlineData(81, 263, .2553, .3662)]
    [InlineData(15, 148, .0624, .1605)]
    [InlineData(0, 20, 0, .1611)]
    [InlineData(1, 29, .0061, .1718)]
    public void Proportions_have_their_published_intervals(int successes, int trials, double low, double high)
    {
        var interval = WilsonInterval.Of(successes, trials);

        interval.Low.ShouldBe(low, 5e-5);
        interval.High.ShouldBe(high, 5e-5);
        var mirrored = WilsonInterval.Of(trials - successes, trials);
        mirrored.Low.ShouldBe(1 - interval.High, 1e-12);
        mirrored.High.ShouldBe(1 - interval.Low, 1e-12);
    }

    [Theory]
    [InlineData(0, 0, .95)]
    [InlineData(-1, 5, .95)]
    [InlineData(6, 5, .95)]
    [InlineData(3, 5, 1)]
    public void Impossible_arguments_are_refused(int successes, int trials, double level)
        => Should.Throw<ArgumentOutOfRangeException>(() => WilsonInterval.Of(successes, trials, level));
}
