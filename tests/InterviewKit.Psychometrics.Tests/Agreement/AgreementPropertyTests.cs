using InterviewKit.Psychometrics.Agreement;

namespace InterviewKit.Psychometrics.Tests.Agreement;

/// <summary>Laws of agreement that hold for any ratings, tried on many made from seeds; a failure names the seed.</summary>
public sealed class AgreementPropertyTests
{
    private const double Exact = 1e-9;

    private static readonly Func<double?[,], Estimate>[] Alphas =
        [table => KrippendorffAlpha.Nominal(table), table => KrippendorffAlpha.Ordinal(table), table => KrippendorffAlpha.Interval(table), table => KrippendorffAlpha.Ratio(table)];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(200, 30)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_order_of_raters_and_units_changes_no_alpha(int seed)
    {
        var random = new Random(seed);
        var table = Table(random);
        var shuffled = Permuted(table, random);

        foreach (var alpha in Alphas)
        {
            Same(alpha(shuffled), alpha(table));
        }
    }

    /// <summary>Each level of measurement forgets what it does not measure: names, distances, the zero, the unit.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Each_level_of_measurement_is_blind_to_its_own_changes_of_scale(int seed)
    {
        var table = Table(new Random(seed));
        int[] names = [.. Enumerable.Range(1, 5)];
        new Random(seed).Shuffle(names);

        Same(KrippendorffAlpha.Nominal(Map(table, value => names[(int)value - 1])), KrippendorffAlpha.Nominal(table));
        Same(KrippendorffAlpha.Ordinal(Map(table, value => value * value * value)), KrippendorffAlpha.Ordinal(table));
        Same(KrippendorffAlpha.Interval(Map(table, value => (2.5 * value) - 7)), KrippendorffAlpha.Interval(table));
        Same(KrippendorffAlpha.Ratio(Map(table, value => 3 * value)), KrippendorffAlpha.Ratio(table));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Who_gave_a_rating_does_not_enter_alpha(int seed)
    {
        var random = new Random(seed);
        var table = Table(random);
        var (raters, units) = (table.GetLength(0), table.GetLength(1));
        var exchanged = new double?[raters, units];
        for (var unit = 0; unit < units; unit++)
        {
            int[] order = [.. Enumerable.Range(0, raters)];
            random.Shuffle(order);
            for (var rater = 0; rater < raters; rater++)
            {
                exchanged[rater, unit] = table[order[rater], unit];
            }
        }

        foreach (var alpha in Alphas)
        {
            Same(alpha(exchanged), alpha(table));
        }
    }

    /// <summary>The marginals, and so the expected disagreement, are the same for every order: only the observed disagreement moves.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_other_order_of_one_raters_scores_agrees_more_than_the_order_of_the_other(int seed)
    {
        var random = new Random(seed);
        double[] first = [.. Enumerable.Range(0, 12).Select(_ => (double)random.Next(1, 6)).Order()];
        double[] second = [.. Enumerable.Range(0, 12).Select(_ => (double)random.Next(1, 6)).Order()];
        double[] shuffled = [.. second];
        random.Shuffle(shuffled);

        foreach (var alpha in new[] { Alphas[1], Alphas[2] })
        {
            alpha(Rows(first, shuffled)).Value!.Value.ShouldBeLessThanOrEqualTo(alpha(Rows(first, second)).Value!.Value + Exact, $"seed {seed}");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_order_of_targets_and_judges_and_the_scale_change_no_intraclass_correlation(int seed)
    {
        var random = new Random(seed);
        var ratings = Ratings(random);
        var (targets, judges) = (ratings.GetLength(0), ratings.GetLength(1));
        int[] rows = [.. Enumerable.Range(0, targets)], columns = [.. Enumerable.Range(0, judges)];
        random.Shuffle(rows);
        random.Shuffle(columns);
        var changed = new double[targets, judges];
        Each(ratings, (i, j) => changed[i, j] = 4 - (2 * 1.5) + (1.5 * ratings[rows[i], columns[j]]));

        foreach (var (actual, expected) in All(IntraclassCorrelation.Compute(changed)).Zip(All(IntraclassCorrelation.Compute(ratings))))
        {
            Same(actual, expected);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_judge_who_becomes_more_severe_changes_consistency_not_at_all(int seed)
    {
        var ratings = Ratings(new Random(seed));
        var severe = (double[,])ratings.Clone();
        Each(ratings, (i, j) => severe[i, j] -= j == 0 ? 2 : 0);

        var (before, after) = (IntraclassCorrelation.Compute(ratings), IntraclassCorrelation.Compute(severe));

        Same(after.TwoWayFixedSingle, before.TwoWayFixedSingle);
        Same(after.TwoWayFixedAverage, before.TwoWayFixedAverage);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Agreement_within_a_panel_knows_no_order_and_no_level_and_falls_as_scores_spread(int seed)
    {
        var random = new Random(seed);
        double[] scores = [.. Enumerable.Range(0, random.Next(2, 7)).Select(_ => 2.5 + random.NextDouble())];
        double[] shuffled = [.. scores];
        random.Shuffle(shuffled);
        var mean = scores.Average();
        var agreement = WithinGroupAgreement.Rwg(scores, 5).Value.ShouldNotBeNull();

        WithinGroupAgreement.Rwg(shuffled, 5).Value.ShouldNotBeNull().ShouldBe(agreement, Exact);
        WithinGroupAgreement.Rwg([.. scores.Select(score => score + 1)], 5).Value.ShouldNotBeNull().ShouldBe(agreement, Exact);
        WithinGroupAgreement.Rwg([.. scores.Select(score => mean + (1.4 * (score - mean)))], 5).Value.ShouldNotBeNull().ShouldBeLessThan(agreement);
        agreement.ShouldBeInRange(0, 1);
    }

    private static void Same(Estimate actual, Estimate expected)
    {
        actual.Withheld.ShouldBe(expected.Withheld);
        actual.N.ShouldBe(expected.N);
        if (expected.Value is { } value)
        {
            actual.Value.ShouldNotBeNull().ShouldBe(value, Exact);
        }
    }

    /// <summary>Two to five raters of three to twelve units on the scale 1 to 5, a fifth of it missing.</summary>
    private static double?[,] Table(Random random)
    {
        var table = new double?[random.Next(2, 6), random.Next(3, 13)];
        for (var rater = 0; rater < table.GetLength(0); rater++)
        {
            for (var unit = 0; unit < table.GetLength(1); unit++)
            {
                table[rater, unit] = random.Next(5) == 0 ? null : random.Next(1, 6);
            }
        }

        return table;
    }

    private static double?[,] Permuted(double?[,] table, Random random)
    {
        int[] raters = [.. Enumerable.Range(0, table.GetLength(0))], units = [.. Enumerable.Range(0, table.GetLength(1))];
        random.Shuffle(raters);
        random.Shuffle(units);
        var permuted = new double?[raters.Length, units.Length];
        for (var rater = 0; rater < raters.Length; rater++)
        {
            for (var unit = 0; unit < units.Length; unit++)
            {
                permuted[rater, unit] = table[raters[rater], units[unit]];
            }
        }

        return permuted;
    }

    private static double?[,] Map(double?[,] table, Func<double, double> map)
    {
        var mapped = new double?[table.GetLength(0), table.GetLength(1)];
        for (var rater = 0; rater < table.GetLength(0); rater++)
        {
            for (var unit = 0; unit < table.GetLength(1); unit++)
            {
                mapped[rater, unit] = table[rater, unit] is { } value ? map(value) : null;
            }
        }

        return mapped;
    }

    private static double?[,] Rows(double[] first, double[] second)
    {
        var table = new double?[2, first.Length];
        for (var unit = 0; unit < first.Length; unit++)
        {
            (table[0, unit], table[1, unit]) = (first[unit], second[unit]);
        }

        return table;
    }

    private static double[,] Ratings(Random random)
    {
        var ratings = new double[random.Next(3, 9), random.Next(2, 6)];
        Each(ratings, (i, j) => ratings[i, j] = i + (3 * random.NextDouble()));
        return ratings;
    }

    private static void Each(double[,] ratings, Action<int, int> visit)
    {
        for (var i = 0; i < ratings.GetLength(0); i++)
        {
            for (var j = 0; j < ratings.GetLength(1); j++)
            {
                visit(i, j);
            }
        }
    }

    private static Estimate[] All(IntraclassCorrelations result) =>
    [
        result.OneWaySingle, result.TwoWayRandomSingle, result.TwoWayFixedSingle, result.OneWayAverage, result.TwoWayRandomAverage, result.TwoWayFixedAverage,
    ];
}
