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
        var difference = Difference(metric, marginals);
        var expected = 0.0;
        for (var c = 0; c < values.Length; c++)
        {
            for (var k = c + 1; k < values.Length; k++)
            {
                expected += marginals[c] * marginals[k] * difference(c, k);
            }
        }

        if (expected <= 0)
        {
            return null;
        }

        var observed = drawn.Sum(unit => units[unit].Disagreement(difference));
        return 1 - ((marginals.Sum() - 1) * observed / expected);
    }

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

    private Func<int, int, double> Difference(DifferenceMetric metric, double[] marginals)
    {
        switch (metric)
        {
            case DifferenceMetric.Nominal:
                return (c, k) => c == k ? 0 : 1;
            case DifferenceMetric.Ordinal:
                var middle = new double[marginals.Length];
                var below = 0.0;
                for (var c = 0; c < marginals.Length; c++)
                {
                    middle[c] = below + (marginals[c] / 2);
                    below += marginals[c];
                }

                // Σ_{g=c..k} n_g − (n_c + n_k)/2 is the distance between the middles of the two ranks.
                return (c, k) => (middle[c] - middle[k]) * (middle[c] - middle[k]);
            case DifferenceMetric.Interval:
                return (c, k) => (values[c] - values[k]) * (values[c] - values[k]);
            case DifferenceMetric.Ratio when values.Length == 0 || values[0] >= 0:
                return (c, k) => c == k ? 0 : Math.Pow((values[c] - values[k]) / (values[c] + values[k]), 2);
            case DifferenceMetric.Ratio:
                throw new ArgumentException($"Ratio data have no values below 0, but found {values[0]}.");
            default:
                throw new ArgumentOutOfRangeException(nameof(metric), metric, "Expected one of the four levels of measurement.");
        }
    }

    private sealed record Unit(int[] Values)
    {
        /// <summary>Σ_{c&lt;k} o_ck δ²_ck: half of the sum over ordered pairs, as the expected disagreement is summed over c &lt; k too.</summary>
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
