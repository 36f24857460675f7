namespace InterviewKit.Psychometrics.Agreement;

/// <summary>
/// How far the raters of one target agree, against raters who answer at random (James, Demaree and Wolf, 1984, Journal of Applied
/// Psychology 69). Works for a single candidate, where alpha and the intraclass correlation need several. Thread safe.
/// </summary>
public static class WithinGroupAgreement
{
    /// <summary>The customary mark from which a group is said to agree.</summary>
    public const double CustomaryMark = 0.70;

    /// <summary>
    /// r_wg = 1 − s²/σ²_EU, with σ²_EU = (A² − 1)/12 for A options and s² with n − 1. From 0 to 1; a negative value, which means more
    /// spread than chance, is 0 by convention. No interval: for two to five raters none is worth printing.
    /// </summary>
    /// <param name="scores">One score a rater, finite.</param>
    /// <param name="options">How many answers the scale has, at least 2 (1 to 5 has 5).</param>
    /// <returns>Undefined with fewer than two raters; n counts the raters.</returns>
    /// <exception cref="ArgumentException">A score is not finite, or there are fewer than two options.</exception>
    public static Estimate Rwg(IReadOnlyList<double> scores, int options)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var chance = ChanceVariance(options);
        if (scores.Count < 2)
        {
            return Estimate.Undefined($"Agreement needs at least two raters; found {scores.Count}.", scores.Count);
        }

        return Estimate.Of(Math.Max(0, 1 - (SampleVariance(scores) / chance)), scores.Count);
    }

    /// <summary>
    /// r_wg(J) for J parallel items: J(1 − s̄²/σ²)/(J(1 − s̄²/σ²) + s̄²/σ²), s̄² the mean of the items' variances. From 0 to 1; a negative
    /// value is 0.
    /// </summary>
    /// <param name="scoresByItem">For each item, one score a rater; every item from the same number of raters.</param>
    /// <param name="options">How many answers the scale has, at least 2.</param>
    /// <returns>Undefined without items or with fewer than two raters; n counts the raters.</returns>
    /// <exception cref="ArgumentException">Items differ in their number of raters, a score is not finite, or fewer than two options.</exception>
    public static Estimate RwgJ(IReadOnlyList<IReadOnlyList<double>> scoresByItem, int options)
    {
        ArgumentNullException.ThrowIfNull(scoresByItem);
        ChanceVariance(options);
        if (scoresByItem.Count == 0)
        {
            return Estimate.Undefined("Agreement over items needs at least one item; found none.", 0);
        }

        var raters = scoresByItem[0].Count;
        if (scoresByItem.FirstOrDefault(item => item.Count != raters) is { } odd)
        {
            throw new ArgumentException($"Every item needs the same raters: the first has {raters}, another {odd.Count}.", nameof(scoresByItem));
        }

        return raters < 2
            ? Estimate.Undefined($"Agreement needs at least two raters; found {raters}.", raters)
            : RwgJ(scoresByItem.Average(SampleVariance), scoresByItem.Count, raters, options);
    }

    /// <summary>As <see cref="RwgJ(IReadOnlyList{IReadOnlyList{double}}, int)"/>, from the mean of the items' variances.</summary>
    /// <param name="meanVariance">s̄², at least 0.</param>
    /// <param name="items">J, at least 1.</param>
    /// <param name="raters">At least 2; reported as n.</param>
    /// <param name="options">How many answers the scale has, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is below its least value.</exception>
    public static Estimate RwgJ(double meanVariance, int items, int raters, int options)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(meanVariance);
        ArgumentOutOfRangeException.ThrowIfLessThan(items, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(raters, 2);
        var ratio = meanVariance / ChanceVariance(options);
        var agreement = items * (1 - ratio);
        return Estimate.Of(agreement <= 0 ? 0 : agreement / (agreement + ratio), raters);
    }

    private static double ChanceVariance(int options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options, 2);
        return (((double)options * options) - 1) / 12;
    }

    private static double SampleVariance(IReadOnlyList<double> scores)
    {
        foreach (var score in scores.Where(score => !double.IsFinite(score)))
        {
            throw new ArgumentException($"A score is a finite number, but found {score}.", nameof(scores));
        }

        var mean = scores.Average();
        return scores.Sum(score => (score - mean) * (score - mean)) / (scores.Count - 1);
    }
}
