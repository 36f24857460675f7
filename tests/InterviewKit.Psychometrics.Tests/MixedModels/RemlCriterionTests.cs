using InterviewKit.Psychometrics.MixedModels;
using MathNet.Numerics.LinearAlgebra;

namespace InterviewKit.Psychometrics.Tests.MixedModels;

/// <summary>The equations against the textbook formulas, with V = ΣZZ′σ² + Iσ² written out, on an unbalanced design with three factors.</summary>
public sealed class RemlCriterionTests
{
    private const int Seed = 5;

    private static readonly Observation[] Unbalanced = Design();

    [Fact]
    public void Criterion_mean_and_effects_are_those_of_generalised_least_squares()
    {
        double[] variances = [.4, 0, .9];
        const double Residual = .7;
        var fit = MixedModel.AtVariances(Unbalanced, variances, Residual);
        var n = Unbalanced.Length;
        var v = Matrix<double>.Build.Dense(n, n, (i, k) => variances.Select((s, f) => Unbalanced[i].Levels[f] == Unbalanced[k].Levels[f] ? s : 0).Sum() + (i == k ? Residual : 0));
        var y = Vector<double>.Build.Dense(n, i => Unbalanced[i].Value);
        var one = Vector<double>.Build.Dense(n, 1);
        var precision = one * v.Solve(one);
        var mean = (one * v.Solve(y)) / precision;
        var residual = y - mean;
        var weighted = v.Solve(residual);

        fit.Mean.ShouldBe(mean, 1e-10);
        fit.MeanStandardError.ShouldBe(1 / Math.Sqrt(precision), 1e-10);
        fit.Criterion.ShouldBe(v.Cholesky().DeterminantLn + Math.Log(precision) + (residual * weighted) + ((n - 1) * Math.Log(2 * Math.PI)), 1e-9);

        var projection = v.Inverse() - (v.Solve(one).OuterProduct(v.Solve(one)) / precision);
        for (var factor = 0; factor < variances.Length; factor++)
        {
            foreach (var (key, effect) in fit.Factors[factor].Effects)
            {
                var z = Vector<double>.Build.Dense(n, i => Unbalanced[i].Levels[factor] == key ? 1 : 0);
                var s = variances[factor];
                effect.Prediction.ShouldBe(s * (z * weighted), 1e-10);
                effect.ConditionalVariance.ShouldBe(s - (s * s * (z * v.Solve(z))), 1e-10);
                effect.PredictionErrorVariance.ShouldBe(s - (s * s * (z * (projection * z))), 1e-10);
            }
        }
    }

    [Fact]
    public void The_gradient_is_the_slope_of_the_criterion()
    {
        var criterion = new RemlCriterion(new MixedModelEquations(new RandomInterceptDesign(Unbalanced)));
        double[] at = [.3, 1.2, .7];
        var (_, gradient) = criterion.Evaluate(at);

        for (var i = 0; i < at.Length; i++)
        {
            double[] below = [.. at], above = [.. at];
            below[i] -= 1e-5;
            above[i] += 1e-5;
            gradient[i].ShouldBe((criterion.Evaluate(above).Value - criterion.Evaluate(below).Value) / 2e-5, 1e-5);
        }
    }

    [Fact]
    public void No_other_variances_have_a_lower_criterion_than_the_fit()
    {
        var fit = MixedModel.FitReml(Unbalanced).Fit.ShouldNotBeNull();
        double[] variances = [.. fit.Factors.Select(factor => factor.Variance)];
        var random = new Random(Seed);

        for (var trial = 0; trial < 200; trial++)
        {
            double[] other = [.. variances.Select(variance => Math.Max(0, variance + ((random.NextDouble() - .5) * .1)))];
            var residual = fit.ResidualVariance * (1 + ((random.NextDouble() - .5) * .1));
            MixedModel.AtVariances(Unbalanced, other, residual).Criterion.ShouldBeGreaterThanOrEqualTo(fit.Criterion - 1e-8, $"seed {Seed}");
        }
    }

    [Fact]
    public void The_order_of_observations_and_the_names_of_levels_change_nothing()
    {
        var fit = MixedModel.FitReml(Unbalanced).Fit.ShouldNotBeNull();
        var shuffled = Unbalanced.Select(o => o with { Levels = [.. o.Levels.Select(level => $"_{level}")] }).ToArray();
        new Random(Seed).Shuffle(shuffled);

        var again = MixedModel.FitReml(shuffled).Fit.ShouldNotBeNull();

        again.Criterion.ShouldBe(fit.Criterion, 1e-9);
        again.Factors.Select(factor => factor.Variance).ShouldBe(fit.Factors.Select(factor => factor.Variance), 1e-6);
        again.Factors[0].Effects["_0"].Prediction.ShouldBe(fit.Factors[0].Effects["0"].Prediction, 1e-6);
    }

    private static Observation[] Design()
    {
        var random = new Random(Seed);
        return [.. Enumerable.Range(0, 120).Select(_ =>
        {
            var levels = new[] { random.Next(25), random.Next(9), random.Next(14) };
            var value = 3 + (.7 * Math.Sin(levels[0])) + (.4 * Math.Cos(3 * levels[1])) + Math.Sin(5 * levels[2]) + random.NextDouble() + random.NextDouble();
            return new Observation(value, [.. levels.Select(level => $"{level}")]);
        })];
    }
}
