namespace InterviewKit.Psychometrics.MixedModels;

/// <summary>What the model says of one level of a random factor.</summary>
/// <param name="Prediction">
/// BLUP: û = σ²Z′V⁻¹(y − μ̂), the level's difference from the mean, shrunk towards 0. Exactly 0 where the factor's variance is.
/// </param>
/// <param name="ConditionalVariance">Var(u | y) taking the mean as known, as lme4's <c>condVar</c>.</param>
/// <param name="PredictionErrorVariance">Var(û − u), the uncertainty of the mean included.</param>
/// <param name="Observations">How many values were observed at it.</param>
public readonly record struct RandomEffect(double Prediction, double ConditionalVariance, double PredictionErrorVariance, int Observations);
