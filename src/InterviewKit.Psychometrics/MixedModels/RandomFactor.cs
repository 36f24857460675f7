namespace InterviewKit.Psychometrics.MixedModels;

/// <summary>A random factor of a fitted model.</summary>
/// <param name="Variance">Of its effects, 0 or more: exactly 0 where the data show no differences beyond the residual.</param>
/// <param name="Effects">By level, in ordinal order of the keys.</param>
public sealed record RandomFactor(double Variance, IReadOnlyDictionary<string, RandomEffect> Effects)
{
    /// <summary>The square root of the variance, in the unit of the values.</summary>
    public double StandardDeviation => Math.Sqrt(Variance);
}
