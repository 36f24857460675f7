namespace InterviewKit.Psychometrics.MixedModels;

/// <summary>A mixed model with a mean and random intercepts, fitted or solved at given variances. Immutable, thread safe.</summary>
public sealed class MixedModelFit
{
    internal MixedModelFit(MixedModelEquations equations, MixedModelSolution solution, double residualVariance, double criterion)
    {
        (Equations, Solution, ResidualVariance, Criterion) = (equations, solution, residualVariance, criterion);
        Mean = solution.Mean;
        MeanStandardError = Math.Sqrt(residualVariance / solution.MeanPrecision);
        Observations = equations.Design.Values.Length;
        var inverse = solution.Factor.InverseDiagonal();
        Factors = [.. Enumerable.Range(0, equations.Design.FactorCount).Select(factor => Describe(factor, inverse))];
    }

    /// <summary>μ̂, the generalised least squares mean.</summary>
    public double Mean { get; }

    /// <summary>Standard error of <see cref="Mean"/> at these variances.</summary>
    public double MeanStandardError { get; }

    /// <summary>σ²ₑ, above 0.</summary>
    public double ResidualVariance { get; }

    /// <summary>The square root of the residual variance.</summary>
    public double ResidualStandardDeviation => Math.Sqrt(ResidualVariance);

    /// <summary>The random factors, in the order of <see cref="Observation.Levels"/>.</summary>
    public IReadOnlyList<RandomFactor> Factors { get; }

    /// <summary>The REML criterion, −2 × the restricted log-likelihood, constants included as in lme4; a fit has the least one.</summary>
    public double Criterion { get; }

    /// <summary>How many values were observed.</summary>
    public int Observations { get; }

    internal MixedModelEquations Equations { get; }

    internal MixedModelSolution Solution { get; }

    /// <summary>
    /// Covariance of the prediction errors of the mean and of all levels of one factor, in ordinal order of their keys: a block of the
    /// inverse of the mixed model equations, one solve a level.
    /// </summary>
    internal ErrorCovariance ErrorCovariance(int factor)
    {
        var keys = Factors[factor].Effects.Keys.ToArray();
        var positions = keys.Select(key => Equations.PositionOf(Equations.Design.LevelsOf(factor)[key])).ToArray();
        var (scale, ofMean) = (Solution.Scales[factor], ResidualVariance / Solution.MeanPrecision);
        var loadings = positions.Select(position => scale * Solution.MeanLoadings[position]).ToArray();
        var between = new double[keys.Length, keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            var column = new double[Equations.Design.ColumnCount];
            column[positions[i]] = 1;
            Solution.Factor.Solve(column);
            for (var k = 0; k < keys.Length; k++)
            {
                between[i, k] = (scale * scale * ResidualVariance * column[positions[k]]) + (loadings[i] * loadings[k] * ofMean);
            }
        }

        return new ErrorCovariance(ofMean, [.. loadings.Select(loading => -loading * ofMean)], between);
    }

    private RandomFactor Describe(int factor, double[] inverse)
    {
        var (design, scale) = (Equations.Design, Solution.Scales[factor]);
        var effects = new SortedDictionary<string, RandomEffect>(StringComparer.Ordinal);
        foreach (var (key, column) in design.LevelsOf(factor))
        {
            var position = Equations.PositionOf(column);
            var conditional = ResidualVariance * scale * scale * inverse[position];
            var fromMean = ResidualVariance * scale * scale * Solution.MeanLoadings[position] * Solution.MeanLoadings[position] / Solution.MeanPrecision;
            effects[key] = new RandomEffect(scale * Solution.Spherical[position], conditional, conditional + fromMean, design.CountOf(column));
        }

        return new RandomFactor(scale * scale * ResidualVariance, new Dictionary<string, RandomEffect>(effects, StringComparer.Ordinal));
    }
}
