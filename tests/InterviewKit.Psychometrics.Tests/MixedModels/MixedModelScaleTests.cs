using System.Diagnostics;
using InterviewKit.Psychometrics.MixedModels;
using MathNet.Numerics.Distributions;
using Xunit.Abstractions;

namespace InterviewKit.Psychometrics.Tests.MixedModels;

/// <summary>
/// Simulated from known variances: the fit must find them, and soon. The limits are ten times what it takes, for a busy machine; a dense
/// matrix of observations would take hours.
/// </summary>
public sealed class MixedModelScaleTests(ITestOutputHelper output)
{
    private const int Seed = 20240611;

    [Fact]
    public void Twenty_thousand_ratings_of_three_hundred_interviewers_take_seconds()
        => Recovers(20_000, [2_000, 300], [.5, .3], 20);

    [Fact]
    public void Seventy_thousand_observations_on_two_large_crossed_factors_take_seconds()
        => Recovers(73_000, [3_000, 1_100], [.33, .5], 60);

    private void Recovers(int count, int[] levels, double[] deviations, int seconds)
    {
        var random = new Random(Seed);
        var effects = levels.Zip(deviations, (n, sd) => Enumerable.Range(0, n).Select(_ => Normal.Sample(random, 0, sd)).ToArray()).ToArray();
        var observations = Enumerable.Range(0, count).Select(_ =>
        {
            var at = levels.Select(n => random.Next(n)).ToArray();
            return new Observation(3 + effects.Zip(at, (u, i) => u[i]).Sum() + Normal.Sample(random, 0, 1), [.. at.Select(i => $"{i}")]);
        }).ToArray();

        var watch = Stopwatch.StartNew();
        var fit = MixedModel.FitReml(observations).Fit.ShouldNotBeNull();
        output.WriteLine($"{count} observations, {string.Join(" × ", levels)} levels: {watch.Elapsed.TotalSeconds:0.0} s");

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(seconds));
        fit.ResidualStandardDeviation.ShouldBe(1, .02, $"seed {Seed}");
        for (var factor = 0; factor < levels.Length; factor++)
        {
            fit.Factors[factor].StandardDeviation.ShouldBe(deviations[factor], 4 * deviations[factor] / Math.Sqrt(2 * levels[factor]), $"seed {Seed}");
        }
    }
}
