namespace InterviewKit.Psychometrics.MixedModels;

/// <summary>
/// The linear mixed model y = μ + any number of crossed or nested random intercepts + ε, with missing cells. Variances by restricted
/// maximum likelihood (Patterson and Thompson 1971, Biometrika 58), effects by best linear unbiased prediction (Henderson 1975,
/// Biometrics 31). Agrees with R's lme4, <c>lmer(y ~ 1 + (1 | a) + (1 | b))</c>. Pure and thread safe.
/// </summary>
public static class MixedModel
{
    /// <summary>
    /// The largest dense block a fit may need (512 MB): about the number of levels of the second largest factor, if the factors are
    /// fully crossed.
    /// </summary>
    public const int DenseOrderMax = 8000;

    /// <summary>
    /// Relative standard deviations below this are tried as exactly 0: a variance of a millionth of the residual's is no finding.
    /// </summary>
    private const double BoundaryScale = 1e-3;

    /// <summary>A residual below this share of the total variance is on its way to 0.</summary>
    private const double ResidualShareMin = 1e-7;

    /// <summary>Estimates the variances, and predicts the effects at them.</summary>
    /// <param name="observations">In any order; every one with a level of every factor.</param>
    /// <returns>
    /// No fit where the data cannot tell the variances apart: fewer than two observations, a factor with one level or with a level of its
    /// own for every observation, values that are all equal or that the factors explain without a residual, or no convergence. A variance of exactly 0 is a
    /// fit: the levels cannot be told apart.
    /// </returns>
    /// <exception cref="ArgumentException">A value is not finite, or observations differ in their number of factors.</exception>
    public static MixedModelResult FitReml(IReadOnlyList<Observation> observations)
    {
        ArgumentNullException.ThrowIfNull(observations);
        var design = new RandomInterceptDesign(observations);
        if (Unidentified(design) is { } reason)
        {
            return new MixedModelResult(null, reason);
        }

        var equations = new MixedModelEquations(design);
        if (equations.DenseOrder > DenseOrderMax)
        {
            return new MixedModelResult(
                null, $"The factors are crossed too densely: a block of {equations.DenseOrder} would have to be factored; at most {DenseOrderMax} is allowed.");
        }

        var criterion = new RemlCriterion(equations);
        if (Minimise(design, criterion) is not { } minimum)
        {
            return new MixedModelResult(null, "The variances did not converge.");
        }

        var scales = AtBoundary(equations, criterion, minimum);
        var solution = equations.Solve(scales);
        var residual = criterion.ResidualVariance(solution);
        var total = design.Values.Sum(value => value * value) / (design.Values.Length - 1);
        return residual < ResidualShareMin * total
            ? new MixedModelResult(null, "The factors explain the values without a residual: there is nothing to weigh their variances against.")
            : new MixedModelResult(new MixedModelFit(equations, solution, residual, criterion.Profiled(solution)), null);
    }

    /// <summary>The mean and the effects at given variances, nothing estimated.</summary>
    /// <param name="observations">At least one, with levels of as many factors as there are variances.</param>
    /// <param name="factorVariances">For each factor, 0 or more.</param>
    /// <param name="residualVariance">Above 0.</param>
    /// <exception cref="ArgumentException">There is no observation, numbers of factors differ, a value or a variance is out of range.</exception>
    public static MixedModelFit AtVariances(IReadOnlyList<Observation> observations, IReadOnlyList<double> factorVariances, double residualVariance)
    {
        ArgumentNullException.ThrowIfNull(observations);
        ArgumentNullException.ThrowIfNull(factorVariances);
        var design = new RandomInterceptDesign(observations);
        if (observations.Count == 0 || design.FactorCount != factorVariances.Count)
        {
            throw new ArgumentException(
                $"Expected observations of {factorVariances.Count} factors, one for each variance; found {observations.Count} of {design.FactorCount}.");
        }

        if (!factorVariances.All(variance => variance >= 0 && double.IsFinite(variance)) || !(residualVariance > 0 && double.IsFinite(residualVariance)))
        {
            throw new ArgumentException(
                $"Variances are finite and at least 0, the residual above 0, but found {string.Join(", ", factorVariances)} and {residualVariance}.");
        }

        var equations = new MixedModelEquations(design);
        var solution = equations.Solve([.. factorVariances.Select(variance => Math.Sqrt(variance / residualVariance))]);
        return new MixedModelFit(equations, solution, residualVariance, new RemlCriterion(equations).AtResidual(solution, residualVariance));
    }

    /// <summary>The deviance of a factor of q levels curves like that of a variance on q degrees of freedom: 4q/θ².</summary>
    private static double[]? Minimise(RandomInterceptDesign design, RemlCriterion criterion)
    {
        const double Start = 1;
        var start = Enumerable.Repeat(Start, design.FactorCount).ToArray();
        var curvature = Enumerable.Range(0, design.FactorCount).Select(factor => Start * Start / (4.0 * design.LevelsOf(factor).Count)).ToArray();
        return QuasiNewton.Minimise(criterion.Evaluate, start, curvature)?.Select(Math.Abs).ToArray();
    }

    /// <summary>Sets what is 0 up to the precision of the minimisation to 0, if the criterion agrees.</summary>
    private static double[] AtBoundary(MixedModelEquations equations, RemlCriterion criterion, double[] scales)
    {
        const double Indifferent = 1e-6;
        for (var factor = 0; factor < scales.Length; factor++)
        {
            if (scales[factor] is > 0 and < BoundaryScale)
            {
                var zero = (double[])scales.Clone();
                zero[factor] = 0;
                if (criterion.Profiled(equations.Solve(zero)) <= criterion.Profiled(equations.Solve(scales)) + Indifferent)
                {
                    scales = zero;
                }
            }
        }

        return scales;
    }

    private static string? Unidentified(RandomInterceptDesign design)
    {
        if (design.Values.Length < 2)
        {
            return $"A fit needs at least two observations; found {design.Values.Length}.";
        }

        for (var factor = 0; factor < design.FactorCount; factor++)
        {
            var levels = design.LevelsOf(factor).Count;
            if (levels == 1)
            {
                return $"Factor {factor + 1} has one level: its variance cannot be told from the mean.";
            }

            if (levels == design.Values.Length)
            {
                return $"Factor {factor + 1} has a level of its own for every observation: its variance cannot be told from the residual.";
            }
        }

        var first = design.Values[0];
        return design.Values.All(value => value == first) ? "All values are equal: there is no variance to split." : null;
    }
}
