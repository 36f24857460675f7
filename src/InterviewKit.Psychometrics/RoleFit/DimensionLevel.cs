namespace InterviewKit.Psychometrics.RoleFit;

/// <summary>The level μ + δ of one dimension, as a calibration found it.</summary>
/// <param name="Dimension">Key of the dimension.</param>
/// <param name="Mean">Mean of μ + δ, in steps of the scale.</param>
/// <param name="CovarianceWithOverall">Covariance with μ.</param>
/// <param name="Covariances">Covariance with the level of each dimension of the prior, in its order; its own entry is the variance.</param>
public sealed record DimensionLevel(string Dimension, double Mean, double CovarianceWithOverall, IReadOnlyList<double> Covariances);
