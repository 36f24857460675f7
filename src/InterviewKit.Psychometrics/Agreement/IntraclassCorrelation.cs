namespace InterviewKit.Psychometrics.Agreement;

/// <summary>
/// Intraclass correlation of a complete table of targets by raters (Shrout and Fleiss 1979, Psychological Bulletin 86), with their 95 %
/// intervals. For tables with holes use <see cref="KrippendorffAlpha"/> or a mixed model. Thread safe.
/// </summary>
public static class IntraclassCorrelation
{
    private const double Level = 0.95;

    /// <summary>All six coefficients. Estimates count the targets.</summary>
    /// <param name="targetsByRaters">A row a target, a column a rater, all finite.</param>
    /// <returns>
    /// Every coefficient undefined with fewer than two targets or raters, or when all ratings are equal. Where the denominator of the F
    /// ratio is 0 a coefficient may stand without an interval.
    /// </returns>
    /// <exception cref="ArgumentException">A rating is not finite.</exception>
    public static IntraclassCorrelations Compute(double[,] targetsByRaters)
    {
        ArgumentNullException.ThrowIfNull(targetsByRaters);
        Check(targetsByRaters);
        var (n, k) = (targetsByRaters.GetLength(0), targetsByRaters.GetLength(1));
        if (n < 2 || k < 2)
        {
            return Undefined($"An intraclass correlation needs two targets and two raters; found {n} and {k}.", n, null);
        }

        var squares = IntraclassMeanSquares.Of(targetsByRaters);
        return squares is { Between: 0, Within: 0 }
            ? Undefined("All ratings are equal: there is no variation to agree about.", n, squares)
            : Compute(squares);
    }

    private static IntraclassCorrelations Compute(IntraclassMeanSquares squares)
    {
        var (n, k, b, w, j, e) = squares;
        var oneWay = w > 0 ? new FTest(b / w, n - 1, n * (k - 1)) : null;
        var twoWay = e > 0 ? new FTest(b / e, n - 1, (n - 1) * (k - 1)) : null;
        var random = Ratio(b - e, b + ((k - 1) * e) + (k * (j - e) / n), n);
        var randomInterval = random.Value is { } rho ? AgreementInterval(squares, rho) : null;
        return new IntraclassCorrelations(
            squares,
            With(Ratio(b - w, b + ((k - 1) * w), n), RatioInterval(oneWay), limit => (limit - 1) / (limit + k - 1)),
            With(random, randomInterval, limit => limit),
            With(Ratio(b - e, b + ((k - 1) * e), n), RatioInterval(twoWay), limit => (limit - 1) / (limit + k - 1)),
            With(Ratio(b - w, b, n), RatioInterval(oneWay), limit => 1 - (1 / limit)),
            With(Ratio(b - e, b + ((j - e) / n), n), randomInterval, limit => limit * k / (1 + (limit * (k - 1)))),
            With(Ratio(b - e, b, n), RatioInterval(twoWay), limit => 1 - (1 / limit)),
            oneWay,
            twoWay);
    }

    private static Estimate Ratio(double numerator, double denominator, int n) => denominator > 0
        ? Estimate.Of(numerator / denominator, n)
        : Estimate.Undefined("The targets do not vary: there is nothing to tell apart.", n);

    /// <summary>Limits of the F ratio itself: F/F(.975; df₁, df₂) and F·F(.975; df₂, df₁).</summary>
    private static (double Low, double High)? RatioInterval(FTest? test) => test is { F: > 0 }
        ? (test.F / Quantile(test.NumeratorDf, test.DenominatorDf), test.F * Quantile(test.DenominatorDf, test.NumeratorDf))
        : null;

    /// <summary>Shrout and Fleiss's interval of ICC(2,1), with Satterthwaite's degrees of freedom.</summary>
    private static (double Low, double High)? AgreementInterval(IntraclassMeanSquares squares, double rho)
    {
        var (n, k, b, _, j, e) = squares;
        if (rho >= 1 || e <= 0 || b <= 0)
        {
            return null;
        }

        var judges = k * rho / (n * (1 - rho)) * j;
        var error = (1 + (k * rho * (n - 1) / (n * (1 - rho)))) * e;
        var df = (judges + error) * (judges + error) / ((judges * judges / (k - 1)) + (error * error / ((n - 1) * (k - 1))));
        var spread = (k * j) + (((k * n) - k - n) * e);
        if (!(df > 0) || !double.IsFinite(df))
        {
            return null;
        }

        var (low, high) = (Quantile(n - 1, df), Quantile(df, n - 1));
        return (n * (b - (low * e)) / ((low * spread) + (n * b)), n * ((high * b) - e) / (spread + (n * high * b)));
    }

    private static double Quantile(double numeratorDf, double denominatorDf)
        => FisherSnedecorQuantile.Of(numeratorDf, denominatorDf, (1 + Level) / 2);

    private static Estimate With(Estimate value, (double Low, double High)? interval, Func<double, double> scale)
    {
        if (value.Value is not { } number || interval is not { } limits)
        {
            return value;
        }

        var (low, high) = (scale(limits.Low), scale(limits.High));
        return double.IsFinite(low) && double.IsFinite(high) ? Estimate.Of(number, value.N, low, high, Level) : value;
    }

    private static IntraclassCorrelations Undefined(string reason, int n, IntraclassMeanSquares? squares)
    {
        var none = Estimate.Undefined(reason, n, Level);
        return new IntraclassCorrelations(squares, none, none, none, none, none, none, null, null);
    }

    private static void Check(double[,] targetsByRaters)
    {
        for (var target = 0; target < targetsByRaters.GetLength(0); target++)
        {
            for (var rater = 0; rater < targetsByRaters.GetLength(1); rater++)
            {
                if (!double.IsFinite(targetsByRaters[target, rater]))
                {
                    throw new ArgumentException(
                        $"A rating is a finite number, but target {target} has {targetsByRaters[target, rater]} from rater {rater}.", nameof(targetsByRaters));
                }
            }
        }
    }
}
