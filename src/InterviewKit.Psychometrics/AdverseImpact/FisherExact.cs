using MathNet.Numerics;

namespace InterviewKit.Psychometrics.AdverseImpact;

/// <summary>Fisher's exact test of a 2 × 2 table (Fisher 1934, Statistical Methods for Research Workers, section 21.02). Thread safe.</summary>
public static class FisherExact
{
    /// <summary>
    /// The two-sided p-value: the probability, margins given, of all tables that are no more probable than the one observed, as in R. From
    /// above 0 to 1; 1 where a margin is 0.
    /// </summary>
    /// <param name="a">First row, first column; 0 or more.</param>
    /// <param name="b">First row, second column.</param>
    /// <param name="c">Second row, first column.</param>
    /// <param name="d">Second row, second column.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is below 0.</exception>
    public static double TwoSided(int a, int b, int c, int d)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(a);
        ArgumentOutOfRangeException.ThrowIfNegative(b);
        ArgumentOutOfRangeException.ThrowIfNegative(c);
        ArgumentOutOfRangeException.ThrowIfNegative(d);
        var (row, column, total) = (a + b, a + c, a + b + c + d);
        var (least, most) = (Math.Max(0, row + column - total), Math.Min(row, column));

        double LogProbability(int x) => LogChoose(column, x) + LogChoose(total - column, row - x) - LogChoose(total, row);

        // Tables as probable as the observed one differ from it by rounding; this is the tolerance that R uses.
        const double Tolerance = 1e-7;
        var limit = LogProbability(a) + Math.Log(1 + Tolerance);
        var sum = 0.0;
        for (var x = least; x <= most; x++)
        {
            var probability = LogProbability(x);
            sum += probability <= limit ? Math.Exp(probability) : 0;
        }

        return Math.Min(1, sum);
    }

    private static double LogChoose(int n, int k) => SpecialFunctions.FactorialLn(n) - SpecialFunctions.FactorialLn(k) - SpecialFunctions.FactorialLn(n - k);
}
