namespace InterviewKit.Psychometrics.Agreement;

/// <summary>
/// The pairable values of a set of ratings: for each unit with at least two of them, its coincidences o_ck. Kept by unit, so that a
/// bootstrap resamples units without going back to the ratings.
/// </summary>
internal sealed class CoincidenceTable
{
    private readonly double[] values;
    private readonly List<Unit> units;

    private CoincidenceTable(double[] values, List<Unit> units) => (this.values, this.units) = (values, units);

    public int Units => units.Count;

    public int[] AllUnits => [.. Enumerable.Range(0, units.Count)];

    public static CoincidenceTable From(double?[,] ratersByUnits)
    {
        ArgumentNullException.ThrowIfNull(ratersByUnits);
        var columns = Enumerable.Range(0, ratersByUnits.GetLength(1)).Select(unit => Column(ratersByUnits, unit)).Where(column => column.Length >= 2).ToArray();
        var values = columns.SelectMany(column => column).Distinct().Order().ToArray();
        return new CoincidenceTable(values, [.. columns.Select(column => new Unit([.. column.Select(value => Array.BinarySearch(values, value))]))]);
    }

    /// <summary>n_c, how often each value occurs in pairable units, by ascending value.</summary>
    public double[] Marginals(IEnumerable<int> drawn)
    {
        var marginals = new double[values.Length];
        foreach (var unit in drawn)
        {
            foreach (var value in units[unit].Values)
            {
                marginals[value]++;
            }
        }

        return marginals;
    }

    /// <summary>α over the units drawn; null where no two pairable values differ.</summary>
    public double? Alpha(DifferenceMetric metric, int[] drawn)
    {
        var marginals = Marginals(drawn);
        if (marginals.Count(count => count > 0) < 2)
        {
            return null;
        }

        // Both sums are over c < k, half of the formula's.
        var (observed, expected) = metric switch
        {
            DifferenceMetric.Nominal => (Observed(drawn, static (c, k) => c == k ? 0 : 1), ExpectedNominal(marginals)),
            DifferenceMetric.Ordinal => SquaredDistance(drawn, marginals, Middles(marginals)),
            DifferenceMetric.Interval => SquaredDistance(drawn, marginals, values),
            DifferenceMetric.Ratio => Ratio(drawn, marginals),
            _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "Expected one of the four levels of measurement."),
        };
        return 1 - ((marginals.Sum() - 1) * observed / expected);
    }

    private static double ExpectedNominal(double[] marginals)
    {
        var total = marginals.Sum();
        return ((total * total) - marginals.Sum(count => count * count)) / 2;
    }

    /// <summary>
    /// The middle of each value's ranks: Σ_{g=c..k} n_g − (n_c + n_k)/2 is the distance between two of them, so that the ordinal level is
    /// the interval level over middles.
    /// </summary>
    private static double[] Middles(double[] marginals)
    {
        var middles = new double[marginals.Length];
        var below = 0.0;
        for (var c = 0; c < marginals.Length; c++)
        {
            middles[c] = below + (marginals[c] / 2);
            below += marginals[c];
        }

        return middles;
    }

    /// <summary>
    /// δ² = (x_c − x_k)². Its expectation Σ n_c n_k δ² is n times the sum of squares around the mean, which takes one pass: averaged
    /// ratings may have thousands of distinct values.
    /// </summary>
    private (double Observed, double Expected) SquaredDistance(int[] drawn, double[] marginals, double[] places)
    {
        var total = marginals.Sum();
        var mean = 0.0;
        for (var c = 0; c < places.Length; c++)
        {
            mean += marginals[c] * places[c] / total;
        }

        var squares = 0.0;
        for (var c = 0; c < places.Length; c++)
        {
            squares += marginals[c] * (places[c] - mean) * (places[c] - mean);
        }

        return (Observed(drawn, (c, k) => (places[c] - places[k]) * (places[c] - places[k])), total * squares);
    }

    private (double Observed, double Expected) Ratio(int[] drawn, double[] marginals)
    {
        if (values[0] < 0)
        {
            throw new ArgumentException($"Ratio data have no values below 0, but found {values[0]}.");
        }

        double Difference(int c, int k) => c == k ? 0 : Math.Pow((values[c] - values[k]) / (values[c] + values[k]), 2);
        var expected = 0.0;
        for (var c = 0; c < values.Length; c++)
        {
            for (var k = c + 1; marginals[c] > 0 && k < values.Length; k++)
            {
                expected += marginals[c] * marginals[k] * Difference(c, k);
            }
        }

        return (Observed(drawn, Difference), expected);
    }

    private double Observed(int[] drawn, Func<int, int, double> difference) => drawn.Sum(unit => units[unit].Disagreement(difference));

    private static double[] Column(double?[,] ratersByUnits, int unit)
    {
        var column = new List<double>();
        for (var rater = 0; rater < ratersByUnits.GetLength(0); rater++)
        {
            if (ratersByUnits[rater, unit] is not { } value)
            {
                continue;
            }

            if (!double.IsFinite(value))
            {
                throw new ArgumentException($"A rating is a finite number or missing, but rater {rater} gave unit {unit} {value}.", nameof(ratersByUnits));
            }

            column.Add(value);
        }

        return [.. column];
    }

    private sealed record Unit(int[] Values)
    {
        /// <summary>Σ_{c&lt;k} o_ck δ²_ck of this unit.</summary>
        public double Disagreement(Func<int, int, double> difference)
        {
            var sum = 0.0;
            for (var i = 0; i < Values.Length; i++)
            {
                for (var j = i + 1; j < Values.Length; j++)
                {
                    sum += difference(Values[i], Values[j]);
                }
            }

            return sum / (Values.Length - 1);
        }
    }
}
