namespace InterviewKit.Psychometrics.MixedModels;

/// <summary>Covariances of prediction errors, of the mean and the levels of one factor.</summary>
/// <param name="OfMean">Var(μ̂ − μ).</param>
/// <param name="WithMean">Cov(μ̂ − μ, û − u) for each level.</param>
/// <param name="Between">Cov(û − u) of each two levels.</param>
internal sealed record ErrorCovariance(double OfMean, double[] WithMean, double[,] Between);
