using InterviewKit.Psychometrics.MixedModels;
using MathNet.Numerics.Distributions;

namespace InterviewKit.Psychometrics.Tests.MixedModels;

/// <summary>
/// Fully crossed designs, every cell as often: there REML is the analysis of variance, where none of its estimates is below 0, and a
/// prediction is the mean of the level's deviations, shrunk by σ²/(σ² + σ²ₑ/n). One, two and three crossed factors.
/// </summary>
public sealed class BalancedDesignTests
{
    public static TheoryData<int, int[]> Designs
    {
        get
        {
            var designs = new TheoryData<int, int[]>();
            for (var seed = 300; seed < 310; seed++)
            {
                designs.Add(seed, [8]);
                designs.Add(seed, [9, 6]);
                designs.Add(seed, [7, 5, 4]);
            }

            return designs;
        }
    }

    [Theory]
    [MemberData(nameof(Designs))]
    public void A_balanced_fit_has_its_closed_form(int seed, int[] levels)
    {
        var observations = Draw(seed, levels, repeats: levels.Length == 1 ? 5 : 2);
        var fit = MixedModel.FitReml(observations).Fit.ShouldNotBeNull();
        var (mean, factors, residual) = Analyse(observations, levels);
        factors.ShouldAllBe(factor => factor.Variance > 0, $"seed {seed}: the closed form holds inside the boundary");

        fit.Mean.ShouldBe(mean, 1e-9);
        fit.ResidualVariance.ShouldBe(residual, 1e-5 * residual);
        foreach (var (actual, expected) in fit.Factors.Zip(factors))
        {
            actual.Variance.ShouldBe(expected.Variance, 1e-4 * expected.Variance);
            var shrinkage = actual.Variance / (actual.Variance + (fit.ResidualVariance / expected.Observations));
            foreach (var (level, deviation) in expected.Deviations)
            {
                actual.Effects[level].Prediction.ShouldBe(shrinkage * deviation, 1e-9);
                actual.Effects[level].Observations.ShouldBe(expected.Observations);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Designs))]
    public void A_higher_value_raises_the_effects_of_its_levels_and_lowers_those_beside_them(int seed, int[] levels)
    {
        var observations = Draw(seed, levels, repeats: 2);
        double[] variances = [.. levels.Select((_, factor) => .3 + (.2 * factor))];
        var before = MixedModel.AtVariances(observations, variances, .5);
        observations[0] = observations[0] with { Value = observations[0].Value + 1 };

        var after = MixedModel.AtVariances(observations, variances, .5);

        for (var factor = 0; factor < levels.Length; factor++)
        {
            foreach (var (level, effect) in after.Factors[factor].Effects)
            {
                var change = effect.Prediction - before.Factors[factor].Effects[level].Prediction;
                (level == observations[0].Levels[factor] ? change : -change).ShouldBeGreaterThan(0, $"seed {seed}, factor {factor}, level {level}");
            }
        }
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 5)]
    [InlineData(5, 40)]
    public void The_more_a_level_was_observed_the_less_it_is_shrunk_and_the_surer_it_is(int fewer, int more)
    {
        static RandomEffect Of(int count) => MixedModel.AtVariances(
            [.. Enumerable.Repeat(new Observation(5, ["seen"]), count), .. Enumerable.Range(0, 50).Select(i => new Observation(3, [$"other {i}"]))], [.4], .6)
            .Factors[0].Effects["seen"];

        Of(more).Prediction.ShouldBeGreaterThan(Of(fewer).Prediction);
        Of(more).PredictionErrorVariance.ShouldBeLessThan(Of(fewer).PredictionErrorVariance);
    }

    private static Observation[] Draw(int seed, int[] levels, int repeats)
    {
        var random = new Random(seed);
        var effects = levels.Select(count => Enumerable.Range(0, count).Select(_ => Normal.Sample(random, 0, 1.2)).ToArray()).ToArray();
        var cells = levels.Aggregate<int, IEnumerable<int[]>>([[]], (all, count) => all.SelectMany(cell => Enumerable.Range(0, count).Select(level => (int[])[.. cell, level])));
        return [.. cells.SelectMany(cell => Enumerable.Repeat(cell, repeats)).Select(cell => new Observation(
            3 + cell.Select((level, factor) => effects[factor][level]).Sum() + Normal.Sample(random, 0, .7), [.. cell.Select(level => $"{level}")]))];
    }

    /// <summary>The analysis of variance of a balanced design without interactions.</summary>
    private static (double Mean, (double Variance, int Observations, Dictionary<string, double> Deviations)[] Factors, double Residual) Analyse(
        Observation[] observations, int[] levels)
    {
        var mean = observations.Average(o => o.Value);
        var total = observations.Sum(o => (o.Value - mean) * (o.Value - mean));
        var deviations = levels.Select((_, factor) => observations.GroupBy(o => o.Levels[factor])
            .ToDictionary(level => level.Key, level => level.Average(o => o.Value) - mean)).ToArray();
        var each = levels.Select(count => observations.Length / count).ToArray();
        var squares = deviations.Select((own, factor) => each[factor] * own.Values.Sum(deviation => deviation * deviation)).ToArray();
        var residual = (total - squares.Sum()) / (observations.Length - 1 - levels.Sum(count => count - 1));
        return (mean, [.. squares.Select((square, factor) => (((square / (levels[factor] - 1)) - residual) / each[factor], each[factor], deviations[factor]))], residual);
    }
}
