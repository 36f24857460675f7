using InterviewKit.Psychometrics.Agreement;

namespace InterviewKit.Psychometrics.Tests.Agreement;

public sealed class KrippendorffAlphaTests
{
    /// <summary>Krippendorff (2011), section 3; also in R's irr and in fast-krippendorff.</summary>
    private static readonly double?[,] FourRaters = Table(
        "1 2 3 3 2 1 4 1 2 . . .",
        "1 2 3 3 2 2 4 1 2 5 . 3",
        ". 3 3 3 2 3 4 2 2 5 1 .",
        "1 2 3 3 2 4 4 1 2 5 1 .");

    /// <summary>Wikipedia's example; also in fast-krippendorff.</summary>
    private static readonly double?[,] ThreeRaters = Table(
        ". . . . . 3 4 1 2 1 1 3 3 . 3",
        "1 . 2 1 3 3 4 3 . . . . . . .",
        ". . 2 1 3 4 4 . 2 1 1 3 3 . 4");

    [Fact]
    public void Four_raters_have_their_published_alphas()
    {
        Value(KrippendorffAlpha.Nominal(FourRaters)).ShouldBe(0.743421, 5e-7);
        Value(KrippendorffAlpha.Ordinal(FourRaters)).ShouldBe(0.815388, 5e-7);
        Value(KrippendorffAlpha.Interval(FourRaters)).ShouldBe(0.849107, 5e-7);
        Value(KrippendorffAlpha.Ratio(FourRaters)).ShouldBe(0.797403, 5e-7);
    }

    [Fact]
    public void Three_raters_have_their_published_alphas()
    {
        Value(KrippendorffAlpha.Nominal(ThreeRaters)).ShouldBe(0.691358, 5e-7);
        Value(KrippendorffAlpha.Interval(ThreeRaters)).ShouldBe(0.810845, 5e-7);
        Value(KrippendorffAlpha.Ordinal(ThreeRaters)).ShouldBe(0.806721, 5e-7);
        Value(KrippendorffAlpha.Ratio(ThreeRaters)).ShouldBe(0.808944, 5e-7);
    }

    [Fact]
    public void Only_pairable_values_are_counted()
    {
        Marginals(FourRaters).ShouldBe([9, 13, 10, 5, 3]);
        Marginals(ThreeRaters).ShouldBe([7, 4, 10, 5]);
        KrippendorffAlpha.Nominal(FourRaters).N.ShouldBe(11);
    }

    [Fact]
    public void The_interval_contains_the_value_and_depends_on_the_seed_alone()
    {
        var first = KrippendorffAlpha.Ordinal(FourRaters, new Bootstrap(Seed: 7));
        var again = KrippendorffAlpha.Ordinal(FourRaters, new Bootstrap(Seed: 7));
        var other = KrippendorffAlpha.Ordinal(FourRaters, new Bootstrap(Seed: 8));

        first.ShouldBe(again);
        other.Low.ShouldNotBe(first.Low);
        first.Low.ShouldNotBeNull().ShouldBeInRange(.2, first.Value!.Value);
        first.High.ShouldNotBeNull().ShouldBeInRange(first.Value!.Value, 1);
        first.Level.ShouldBe(.95);
    }

    [Fact]
    public void Thousands_of_distinct_values_are_no_burden()
    {
        var random = new Random(3);
        var table = new double?[4, 2000];
        for (var unit = 0; unit < 2000; unit++)
        {
            var truth = random.NextDouble();
            for (var rater = 0; rater < 4; rater++)
            {
                table[rater, unit] = truth + random.NextDouble();
            }
        }

        var watch = System.Diagnostics.Stopwatch.StartNew();
        foreach (var estimate in new[] { KrippendorffAlpha.Interval(table), KrippendorffAlpha.Ordinal(table), KrippendorffAlpha.Nominal(table, new Bootstrap(100)) })
        {
            estimate.N.ShouldBe(2000);
        }

        Value(KrippendorffAlpha.Interval(table)).ShouldBe(.5, .05);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void Ratings_that_are_all_equal_have_no_alpha()
        => Withheld(Table("3 3 3", "3 3 3")).ShouldBe("All ratings are equal: there is no variation to agree about.");

    [Theory]
    [InlineData("1 . 2", ". 3 .")]
    [InlineData("1 2 3")]
    public void Units_with_one_rater_each_have_no_alpha(params string[] rows)
        => Withheld(Table(rows)).ShouldBe("No unit was rated by two raters.");

    [Fact]
    public void Perfect_agreement_is_one_and_opposition_is_below_zero()
    {
        Value(KrippendorffAlpha.Interval(Table("1 2 3", "1 2 3"))).ShouldBe(1);
        Value(KrippendorffAlpha.Interval(Table("1 5 1", "5 1 5"))).ShouldBeLessThan(0);
    }

    [Fact]
    public void Ratio_data_below_zero_are_refused()
        => Should.Throw<ArgumentException>(() => KrippendorffAlpha.Ratio(Table("-1 2", "1 2"))).Message.ShouldBe("Ratio data have no values below 0, but found -1.");

    [Fact]
    public void A_rating_that_is_not_finite_is_refused()
        => Should.Throw<ArgumentException>(() => KrippendorffAlpha.Nominal(new double?[,] { { 1 }, { double.NaN } }))
            .Message.ShouldStartWith("A rating is a finite number or missing, but rater 1 gave unit 0 NaN.");

    private static double Value(Estimate estimate) => estimate.Value.ShouldNotBeNull();

    private static string? Withheld(double?[,] table)
    {
        var estimates = new[] { KrippendorffAlpha.Nominal(table), KrippendorffAlpha.Ordinal(table), KrippendorffAlpha.Interval(table), KrippendorffAlpha.Ratio(table) };
        estimates.ShouldAllBe(estimate => estimate.Value == null);
        return estimates.Select(estimate => estimate.Withheld).Distinct().ShouldHaveSingleItem();
    }

    private static double[] Marginals(double?[,] table)
    {
        var coincidences = CoincidenceTable.From(table);
        return coincidences.Marginals(coincidences.AllUnits);
    }

    private static double?[,] Table(params string[] rows)
    {
        var cells = rows.Select(row => row.Split(' ')).ToArray();
        var table = new double?[cells.Length, cells[0].Length];
        for (var i = 0; i < cells.Length; i++)
        {
            for (var j = 0; j < cells[i].Length; j++)
            {
                table[i, j] = cells[i][j] == "." ? null : double.Parse(cells[i][j], System.Globalization.CultureInfo.InvariantCulture);
            }
        }

        return table;
    }
}
