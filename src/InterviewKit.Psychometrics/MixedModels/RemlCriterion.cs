namespace InterviewKit.Psychometrics.MixedModels;

/// <summary>
/// −2 × the restricted log-likelihood as a function of θ, the factors' standard deviations relative to the residual's, with mean and
/// residual variance profiled out. Even in each θ, so a minimiser needs no bounds.
/// </summary>
internal sealed class RemlCriterion(MixedModelEquations equations)
{
    /// <summary>
    /// A standard deviation of more than ten thousand residuals means that the residual is vanishing: the equations lose their digits
    /// there, and the criterion is taken as infinite, so that a search turns back.
    /// </summary>
    private const double ScaleMax = 1e4;

    private readonly RandomInterceptDesign design = equations.Design;

    private int DegreesOfFreedom => design.Values.Length - 1;

    /// <summary>The criterion at the residual variance that is best for these θ: r²/(n − 1).</summary>
    public double Profiled(MixedModelSolution solution) => AtResidual(solution, ResidualVariance(solution));

    /// <summary>The criterion at a given residual variance.</summary>
    public double AtResidual(MixedModelSolution solution, double residualVariance)
        => solution.LogDeterminant + (DegreesOfFreedom * Math.Log(2 * Math.PI * residualVariance)) + (solution.PenalisedSquares / residualVariance);

    public double ResidualVariance(MixedModelSolution solution) => solution.PenalisedSquares / DegreesOfFreedom;

    /// <summary>
    /// Value and exact gradient. With M the penalised normal matrix, mean included, θ ∂ln|M|/∂θ = 2(q − tr (M⁻¹)₍θθ₎), and by the
    /// stationarity of û, θ ∂r²/∂θ = −2|û|², both over the q columns of the factor: so only the diagonal of the inverse is needed.
    /// </summary>
    public (double Value, double[] Gradient) Evaluate(double[] scales)
    {
        if (scales.Any(scale => Math.Abs(scale) > ScaleMax))
        {
            return (double.PositiveInfinity, new double[scales.Length]);
        }

        var solution = equations.Solve(scales);
        var inverse = solution.Factor.InverseDiagonal();
        var gradient = new double[scales.Length];
        var weight = DegreesOfFreedom / solution.PenalisedSquares;
        for (var column = 0; column < design.ColumnCount; column++)
        {
            var position = equations.PositionOf(column);
            var loading = solution.MeanLoadings[position];
            var trace = inverse[position] + (loading * loading / solution.MeanPrecision);
            gradient[design.FactorOf[column]] += 2 * (1 - trace - (weight * solution.Spherical[position] * solution.Spherical[position]));
        }

        for (var factor = 0; factor < scales.Length; factor++)
        {
            gradient[factor] = Math.Abs(scales[factor]) < 1e-10 ? 0 : gradient[factor] / scales[factor];
        }

        return (Profiled(solution), gradient);
    }
}
