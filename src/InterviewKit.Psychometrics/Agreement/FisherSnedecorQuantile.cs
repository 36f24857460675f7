using MathNet.Numerics;

namespace InterviewKit.Psychometrics.Agreement;

/// <summary>
/// Quantiles of the F distribution for any degrees of freedom, fractions included: Satterthwaite's come close to 0, where the quantile is
/// larger than a search from 0 to 1,000 for F itself would find.
/// </summary>
internal static class FisherSnedecorQuantile
{
    private const double LogSmallest = -700;
    private const int Halvings = 200;

    /// <summary>The value that F is below with that probability; infinite where it is beyond all numbers.</summary>
    /// <remarks>d₁F/(d₁F + d₂) has a beta distribution. The smaller of it and its complement is searched, by its logarithm.</remarks>
    public static double Of(double numeratorDf, double denominatorDf, double probability)
    {
        var (a, b) = (numeratorDf / 2, denominatorDf / 2);
        if (SpecialFunctions.BetaRegularized(a, b, 0.5) >= probability)
        {
            var share = Quantile(a, b, probability);
            return b * share / (a * (1 - share));
        }

        var complement = Quantile(b, a, 1 - probability);
        return complement > 0 ? b * (1 - complement) / (a * complement) : double.PositiveInfinity;
    }

    /// <summary>The quantile of a beta distribution that is at most ½; 0 where it is below all numbers.</summary>
    private static double Quantile(double a, double b, double probability)
    {
        var (low, high) = (LogSmallest, Math.Log(0.5));
        if (SpecialFunctions.BetaRegularized(a, b, Math.Exp(low)) > probability)
        {
            return 0;
        }

        for (var halving = 0; halving < Halvings && low < high; halving++)
        {
            var middle = (low + high) / 2;
            if (SpecialFunctions.BetaRegularized(a, b, Math.Exp(middle)) < probability)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return Math.Exp((low + high) / 2);
    }
}
