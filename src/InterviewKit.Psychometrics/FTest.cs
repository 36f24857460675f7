using MathNet.Numerics;

namespace InterviewKit.Psychometrics;

/// <summary>A ratio of mean squares against the F distribution.</summary>
/// <param name="F">The ratio, 0 or more.</param>
/// <param name="NumeratorDf">Degrees of freedom of the numerator.</param>
/// <param name="DenominatorDf">Degrees of freedom of the denominator.</param>
public sealed record FTest(double F, int NumeratorDf, int DenominatorDf)
{
    /// <summary>P(F' ≥ F) were there no effect; from the incomplete beta function, so that small ones keep their digits.</summary>
    public double PValue => SpecialFunctions.BetaRegularized(DenominatorDf / 2.0, NumeratorDf / 2.0, DenominatorDf / (DenominatorDf + (NumeratorDf * F)));
}
