namespace InterviewKit.Psychometrics.Agreement;

/// <summary>
/// Krippendorff's alpha (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability"): 1 is perfect agreement, 0 what chance would
/// give, below 0 systematic disagreement. Any number of raters, ratings may be missing; units with fewer than two ratings are left out.
/// The interval is a percentile bootstrap over units. Thread safe.
/// </summary>
/// <remarks>
/// Each takes a row a rater and a column a unit, null where missing. The estimate counts the units with at least two ratings, and is
/// undefined when there are none or when all pairable ratings are equal: agreement about a constant says nothing.
/// An alpha of a handful of units is noise: its interval says so.
/// </remarks>
public static class KrippendorffAlpha
{
    /// <summary>Values are names: δ² is 1 for any two that differ.</summary>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public static Estimate Nominal(double?[,] ratersByUnits, Bootstrap? bootstrap = null) => Compute(DifferenceMetric.Nominal, ratersByUnits, bootstrap);

    /// <summary>Values are ranks: δ² is the squared number of ratings between two of them.</summary>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public static Estimate Ordinal(double?[,] ratersByUnits, Bootstrap? bootstrap = null) => Compute(DifferenceMetric.Ordinal, ratersByUnits, bootstrap);

    /// <summary>Values are numbers whose differences mean something: δ² = (c − k)².</summary>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public static Estimate Interval(double?[,] ratersByUnits, Bootstrap? bootstrap = null) => Compute(DifferenceMetric.Interval, ratersByUnits, bootstrap);

    /// <summary>
    /// Values are amounts, with a true 0: δ² = ((c − k)/(c + k))². The only one whose time grows with the square of the number of distinct
    /// values; the others take thousands.
    /// </summary>
    /// <exception cref="ArgumentException">A value is not finite, or a pairable one is below 0.</exception>
    public static Estimate Ratio(double?[,] ratersByUnits, Bootstrap? bootstrap = null) => Compute(DifferenceMetric.Ratio, ratersByUnits, bootstrap);

    private static Estimate Compute(DifferenceMetric metric, double?[,] ratersByUnits, Bootstrap? bootstrap)
    {
        var (table, resampling) = (CoincidenceTable.From(ratersByUnits), bootstrap ?? Bootstrap.Default);
        if (table.Units == 0)
        {
            return Estimate.Undefined("No unit was rated by two raters.", 0, resampling.Level);
        }

        if (table.Alpha(metric, table.AllUnits) is not { } alpha)
        {
            return Estimate.Undefined("All ratings are equal: there is no variation to agree about.", table.Units, resampling.Level);
        }

        var interval = resampling.Interval(table.Units, drawn => table.Alpha(metric, drawn));
        return Estimate.Of(alpha, table.Units, interval?.Low, interval?.High, resampling.Level);
    }
}
