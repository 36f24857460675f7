using InterviewKit.Psychometrics.MixedModels;

namespace InterviewKit.Psychometrics.Tests.MixedModels;

public sealed class MixedModelTests
{
    [Fact]
    public void Dyestuff_has_its_published_fit()
    {
        var fit = Fit(PublishedModels.Dyestuff);

        fit.Mean.ShouldBe(1527.5, 1e-9);
        fit.Factors[0].StandardDeviation.ShouldBe(42.00, .005);
        fit.ResidualStandardDeviation.ShouldBe(49.51, .005);
        fit.Factors[0].Variance.ShouldBe(1764.05, .005);
        fit.ResidualVariance.ShouldBe(2451.25, .005);
        fit.Criterion.ShouldBe(319.6543, 5e-5);
        Predictions(fit, 0, "ABCDEF").ShouldBe([-17.6069, 0.3913, 28.5622, -23.0845, 56.7332, -44.9953], 5e-5);
    }

    [Fact]
    public void Dyestuff_groups_are_shrunk_as_balanced_groups_are()
    {
        var fit = Fit(PublishedModels.Dyestuff);
        var shrinkage = fit.Factors[0].Variance / (fit.Factors[0].Variance + (fit.ResidualVariance / 5));

        shrinkage.ShouldBe(.782527, 5e-7);
        fit.Factors[0].Effects["A"].Prediction.ShouldBe(shrinkage * (1505 - 1527.5), 1e-6);
    }

    [Fact]
    public void Dyestuff2_has_a_group_variance_of_exactly_zero()
    {
        var fit = Fit(PublishedModels.Dyestuff2);

        fit.Factors[0].Variance.ShouldBe(0);
        fit.Factors[0].Effects.Values.ShouldAllBe(effect => effect.Prediction == 0 && effect.ConditionalVariance == 0);
        fit.ResidualStandardDeviation.ShouldBe(3.716, 5e-4);
        fit.Mean.ShouldBe(5.666, 5e-4);
        fit.Criterion.ShouldBe(161.8283, 5e-5);
    }

    [Fact]
    public void Penicillin_has_its_published_fit_with_crossed_factors()
    {
        var fit = Fit(PublishedModels.Penicillin);

        fit.Factors[0].StandardDeviation.ShouldBe(.8467, 5e-5);
        fit.Factors[1].StandardDeviation.ShouldBe(1.9316, 5e-5);
        fit.ResidualStandardDeviation.ShouldBe(.5499, 5e-5);
        fit.Mean.ShouldBe(22.97, .005);
        fit.MeanStandardError.ShouldBe(.8086, 5e-5);
        fit.Criterion.ShouldBe(330.8606, 5e-5);
        Predictions(fit, 0, "abcdefgmx").ShouldBe([.80455, .80455, .18167, .33739, .02595, -.44120, -1.37552, 1.42742, -1.21980], 5e-6);
        Predictions(fit, 1, "ABCDEF").ShouldBe([2.18706, -1.01048, 1.93790, -.09689, -.01384, -3.00374], 5e-6);
        fit.Factors[0].Effects["a"].ConditionalVariance.ShouldBe(.07364, 5e-6);
        fit.Factors[1].Effects["A"].ConditionalVariance.ShouldBe(.04087, 5e-6);
    }

    [Fact]
    public void A_sparse_panel_at_given_variances_has_its_documented_solution()
    {
        var fit = MixedModel.AtVariances(SparsePanel, [.5, .25], .5);

        fit.Mean.ShouldBe(3.601036, 5e-7);
        fit.MeanStandardError.ShouldBe(.488645, 5e-7);
        fit.Criterion.ShouldBe(26.019108, 5e-7);
        new[] { "c1", "c2", "c3", "c4", "c5" }.Select(key => fit.Factors[0].Effects[key].Prediction)
            .ShouldBe([-.036269, .417098, -.582902, -.450777, .652850], 5e-7);
        Predictions(fit, 1, "ABC").ShouldBe([.453368, -.546632, .093264], 5e-7);
        (fit.Mean + fit.Factors[0].Effects["c5"].Prediction).ShouldBe(4.254, 5e-4);
        fit.Factors[0].Effects["c4"].Observations.ShouldBe(3);
    }

    [Fact]
    public void A_mean_far_from_zero_costs_no_digits()
    {
        var shifted = Fit([.. PublishedModels.Dyestuff.Select(o => o with { Value = o.Value + 1e9 })]);

        shifted.Criterion.ShouldBe(Fit(PublishedModels.Dyestuff).Criterion, 1e-6);
    }

    [Fact]
    public void Without_factors_the_fit_is_the_mean_and_the_variance()
    {
        var fit = Fit([new(1, []), new(2, []), new(6, [])]);

        fit.Mean.ShouldBe(3, 1e-12);
        fit.ResidualVariance.ShouldBe(7, 1e-12);
        fit.Factors.ShouldBeEmpty();
    }

    [Fact]
    public void Fewer_than_two_observations_have_no_fit()
        => Withheld([new(1, ["a"])]).ShouldBe("A fit needs at least two observations; found 1.");

    [Fact]
    public void A_factor_with_one_level_has_no_fit()
        => Withheld([new(1, ["a", "x"]), new(2, ["b", "x"]), new(4, ["b", "x"])]).ShouldBe("Factor 2 has one level: its variance cannot be told from the mean.");

    [Fact]
    public void A_factor_with_a_level_for_every_observation_has_no_fit()
        => Withheld([new(1, ["a"]), new(2, ["b"])]).ShouldBe("Factor 1 has a level of its own for every observation: its variance cannot be told from the residual.");

    [Fact]
    public void Values_that_are_all_equal_have_no_fit()
        => Withheld([new(.1, ["a"]), new(.1, ["a"]), new(.1, ["b"])]).ShouldBe("All values are equal: there is no variance to split.");

    [Fact]
    public void Values_that_the_factor_explains_wholly_have_no_fit()
        => Withheld([new(1, ["a"]), new(1, ["a"]), new(2, ["b"]), new(2, ["b"])])
            .ShouldBe("The factors explain the values without a residual: there is nothing to weigh their variances against.");

    [Fact]
    public void An_observation_with_other_factors_or_no_number_is_refused()
    {
        Should.Throw<ArgumentException>(() => MixedModel.FitReml([new(1, ["a"]), new(2, ["a", "b"])]))
            .Message.ShouldStartWith("Observation 1 has levels of 2 factors; the first has 1.");
        Should.Throw<ArgumentException>(() => MixedModel.FitReml([new(1, ["a"]), new(double.NaN, ["a"])]))
            .Message.ShouldStartWith("Observation 1 needs a finite value, but has NaN.");
    }

    [Theory]
    [InlineData(-.1, .5)]
    [InlineData(.5, 0)]
    public void Impossible_variances_are_refused(double factor, double residual)
        => Should.Throw<ArgumentException>(() => MixedModel.AtVariances(SparsePanel, [factor, .25], residual)).Message.ShouldStartWith("Variances are finite and at least 0");

    private static Observation[] SparsePanel =>
    [
        new(4, ["c1", "A"]), new(3, ["c1", "B"]), new(5, ["c2", "A"]), new(4, ["c2", "C"]), new(2, ["c3", "B"]),
        new(3, ["c3", "C"]), new(4, ["c4", "A"]), new(2, ["c4", "B"]), new(3, ["c4", "C"]), new(5, ["c5", "C"]),
    ];

    private static MixedModelFit Fit(IReadOnlyList<Observation> observations)
    {
        var result = MixedModel.FitReml(observations);
        result.Withheld.ShouldBeNull();
        return result.Fit.ShouldNotBeNull();
    }

    private static string? Withheld(IReadOnlyList<Observation> observations)
    {
        var result = MixedModel.FitReml(observations);
        result.Fit.ShouldBeNull();
        return result.Withheld;
    }

    private static double[] Predictions(MixedModelFit fit, int factor, string keys)
        => [.. keys.Select(key => fit.Factors[factor].Effects[key.ToString()].Prediction)];
}
