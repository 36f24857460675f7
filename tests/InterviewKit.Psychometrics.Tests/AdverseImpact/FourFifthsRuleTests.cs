using InterviewKit.Psychometrics.AdverseImpact;

namespace InterviewKit.Psychometrics.Tests.AdverseImpact;

public sealed class FourFifthsRuleTests
{
    [Fact]
    public void The_guidelines_example_flags_three_quarters_and_neither_eighty_nor_eighty_five_per_cent()
    {
        var impacts = FourFifthsRule.Compare([new("a", 60, 100), new("b", 45, 100), new("c", 48, 100), new("d", 51, 100)]);

        impacts.Select(impact => Math.Round(impact.ImpactRatio.Value!.Value, 12)).ShouldBe([1, .75, .80, .85]);
        impacts.Select(impact => impact.Flagged).ShouldBe([false, true, false, false]);
    }

    [Theory]
    [InlineData(48, 60, 60, 60)]
    [InlineData(4, 7, 5, 7)]
    [InlineData(28, 100, 35, 100)]
    [InlineData(12, 55, 3, 11)]
    public void Exactly_four_fifths_is_not_flagged(int selected, int total, int mostSelected, int mostTotal)
        => FourFifthsRule.Compare([new("a", selected, total), new("b", mostSelected, mostTotal)])[0].Flagged.ShouldBe(false);

    [Fact]
    public void The_local_law_example_by_sex_has_its_published_ratios()
        => Check([("Male", 50, 92, 54.3, 1.00), ("Female", 34, 76, 44.7, .82)]);

    [Fact]
    public void The_local_law_example_by_ethnicity_has_its_published_ratios()
        => Check(
        [
            ("Hispanic", 18, 28, 64.3, 1.00), ("White", 15, 40, 37.5, .58), ("Black", 16, 32, 50.0, .78), ("NHPI", 5, 8, 62.5, .97), ("Asian", 10, 24, 41.7, .65),
        ]);

    [Fact]
    public void A_flag_without_significance_shows_both()
    {
        var impact = FourFifthsRule.Compare([new("a", 5, 20), new("b", 12, 20)])[0];

        impact.ImpactRatio.Value.ShouldNotBeNull().ShouldBe(.417, 5e-4);
        impact.Flagged.ShouldBe(true);
        impact.PValue.ShouldNotBeNull().ShouldBe(.053551, 5e-7);
    }

    [Fact]
    public void A_group_under_five_is_suppressed_and_sets_no_standard()
    {
        var impacts = FourFifthsRule.Compare([new("few", 4, 4), new("many", 10, 20), new("more", 30, 60)]);

        impacts[0].Rate.Withheld.ShouldBe("Groups under 5 are suppressed.");
        impacts[0].ImpactRatio.Value.ShouldBeNull();
        impacts[0].Flagged.ShouldBeNull();
        impacts[0].PValue.ShouldBeNull();
        impacts[1].ImpactRatio.Value.ShouldBe(1);
        impacts[2].ImpactRatio.Value.ShouldBe(1);
    }

    [Fact]
    public void Where_nobody_was_selected_there_is_no_ratio()
    {
        var impact = FourFifthsRule.Compare([new("a", 0, 20), new("b", 0, 10)])[0];

        impact.Rate.Value.ShouldBe(0);
        impact.ImpactRatio.Withheld.ShouldBe("Nobody was selected: there is no rate to compare with.");
        impact.Flagged.ShouldBeNull();
    }

    [Fact]
    public void No_groups_give_no_impacts() => FourFifthsRule.Compare([]).ShouldBeEmpty();

    [Fact]
    public void Impossible_counts_and_repeated_groups_are_refused()
    {
        Should.Throw<ArgumentException>(() => FourFifthsRule.Compare([new("a", 6, 5)])).Message.ShouldStartWith("Group \"a\" has 6 selected of 5; expected 0 to the total.");
        Should.Throw<ArgumentException>(() => FourFifthsRule.Compare([new("a", 1, 5), new("a", 2, 5)])).Message.ShouldStartWith("Group \"a\" occurs 2 times; expected once.");
    }

    private static void Check((string Group, int Selected, int Total, double Percent, double Ratio)[] published)
    {
        var impacts = FourFifthsRule.Compare([.. published.Select(row => new GroupOutcome(row.Group, row.Selected, row.Total))]);
        foreach (var (row, impact) in published.Zip(impacts))
        {
            impact.Group.ShouldBe(row.Group);
            (100 * impact.Rate.Value!.Value).ShouldBe(row.Percent, .051);
            impact.ImpactRatio.Value!.Value.ShouldBe(row.Ratio, .0051);
            impact.Flagged.ShouldBe(row.Ratio < .8);
        }
    }
}
