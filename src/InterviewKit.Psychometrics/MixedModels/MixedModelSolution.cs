using InterviewKit.Psychometrics.LinearAlgebra;

namespace InterviewKit.Psychometrics.MixedModels;

/// <summary>
/// The penalised least squares problem of lme4 (Bates et al. 2015, Journal of Statistical Software 67) at given relative standard
/// deviations θ: with A = ΛZ′ZΛ + I, minimise |y − μ − ZΛu|² + |u|². Vectors by column are in elimination order.
/// </summary>
/// <param name="Scales">θ by factor.</param>
/// <param name="Factor">Cholesky factor of A.</param>
/// <param name="Mean">μ̂.</param>
/// <param name="MeanLoadings">A⁻¹ΛZ′1: how the effects answer to the mean.</param>
/// <param name="MeanPrecision">1′1 − 1′ZΛA⁻¹ΛZ′1, which times 1/σ² is the precision of μ̂.</param>
/// <param name="Spherical">û, each in units of θσ.</param>
/// <param name="PenalisedSquares">The minimum.</param>
internal sealed record MixedModelSolution(
    double[] Scales, SparseCholesky Factor, double Mean, double[] MeanLoadings, double MeanPrecision, double[] Spherical, double PenalisedSquares)
{
    /// <summary>ln|A| + ln of the precision of the mean: the part of the REML criterion that does not see the values.</summary>
    public double LogDeterminant => Factor.LogDeterminant + Math.Log(MeanPrecision);
}
