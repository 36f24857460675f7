using InterviewKit.Psychometrics.MixedModels;

namespace InterviewKit.Psychometrics.Tests.MixedModels;

/// <summary>
/// Small designs of every shape - nested, identical, unconnected factors, hardly any data, whole-number scores: each has a fit that no
/// other variances beat, or a reason why it has none.
/// </summary>
public sealed class RandomDesignTests
{
    [Fact]
    public void Every_design_has_a_best_fit_or_a_reason()
    {
        var (fits, reasons) = (0, new HashSet<string>());
        for (var seed = 0; seed < 600; seed++)
        {
            var observations = Design(seed);
            var result = MixedModel.FitReml(observations);
            (result.Fit is null).ShouldBe(result.Withheld is not null);
            if (result.Fit is not { } fit)
            {
                reasons.Add(new string([.. result.Withheld!.Where(c => !char.IsDigit(c))]));
                continue;
            }

            fits++;
            CheckBest(observations, fit, seed);
        }

        fits.ShouldBeGreaterThan(300);
        reasons.Count.ShouldBe(5, string.Join(Environment.NewLine, reasons));
    }

    private static void CheckBest(Observation[] observations, MixedModelFit fit, int seed)
    {
        var random = new Random(seed);
        double[] best = [.. fit.Factors.Select(factor => factor.Variance)];
        for (var trial = 0; trial < 20; trial++)
        {
            // Now a neighbour, now something else altogether, now a factor more or less at 0.
            double[] other = [.. best.Select(variance => random.Next(4) switch
            {
                0 => variance,
                1 => variance * Math.Exp(random.NextDouble() - .5),
                2 => Math.Pow(10, (random.NextDouble() * 5) - 3) * fit.ResidualVariance,
                _ => 0,
            })];
            var residual = fit.ResidualVariance * Math.Exp((random.NextDouble() - .5) / 2);
            MixedModel.AtVariances(observations, other, residual).Criterion.ShouldBeGreaterThan(fit.Criterion - 1e-5, $"seed {seed}");
        }

        foreach (var (factor, variance) in fit.Factors.Zip(best))
        {
            factor.Effects.Values.ShouldAllBe(effect => double.IsFinite(effect.Prediction)
                && effect.ConditionalVariance >= -1e-9 && effect.ConditionalVariance <= variance + 1e-9
                && effect.PredictionErrorVariance >= effect.ConditionalVariance, $"seed {seed}");
        }
    }

    private static Observation[] Design(int seed)
    {
        var random = new Random(seed);
        var levels = Enumerable.Range(0, random.Next(5)).Select(_ => random.Next(1, 20)).ToArray();
        var effects = levels.Select(count =>
        {
            var size = random.Next(3) == 0 ? 0 : Math.Pow(10, (random.NextDouble() * 4) - 2);
            return Enumerable.Range(0, count).Select(_ => size * (random.NextDouble() - .5)).ToArray();
        }).ToArray();
        var (whole, identical, nested) = (random.Next(3) == 0, random.Next(8) == 0, random.Next(4) == 0);
        return [.. Enumerable.Range(0, random.Next(1, 80)).Select(_ =>
        {
            var at = levels.Select(count => random.Next(count)).ToArray();
            var value = 3 + effects.Zip(at, (own, i) => own[i]).Sum() + (3 * (random.NextDouble() - .5));
            return new Observation(
                whole ? Math.Clamp(Math.Round(value), 1, 5) : value,
                [.. at.Select((level, factor) => factor != 1 ? $"{level}" : identical ? $"{at[0]}" : nested ? $"{at[0]}/{level}" : $"{level}")]);
        })];
    }
}
