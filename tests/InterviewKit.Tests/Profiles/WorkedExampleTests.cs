using System.Globalization;
using System.Text.RegularExpressions;
using InterviewKit.Psychometrics.RoleFit;
using InterviewKit.Taxonomy;
using InterviewKit.Tests.Seeding;

namespace InterviewKit.Tests.Profiles;

/// <summary>The numbers of <c>docs/role-fit.md</c> come out of what the page itself says was scored.</summary>
public sealed partial class WorkedExampleTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(CommittedSeed.Folder, "..", "docs", "role-fit.md"));

    private static readonly IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> Tables = TablesOf(Page);

    private static readonly ApplicationProfile First = RoleFitModel.Estimate(Calibration.Default, Scores("first", Tables[0])).Find("first")!;

    [Fact]
    public void Its_tables_are_those_that_are_checked_here() =>
        Tables.Select(table => table[0][0]).ShouldBe(["interviewer", "dimension", "role", "dimension", "role", "interviewer"]);

    [Fact]
    public void The_fair_averages_and_their_intervals_come_out()
    {
        var dimensions = First.Dimensions.ToDictionary(dimension => dimension.Dimension);

        Tables[1].Skip(1).Select(row => row[0]).ShouldBe(Tables[0][0].Skip(1));
        foreach (var row in Tables[1].Skip(1))
        {
            var dimension = dimensions[row[0]];
            var interval = dimension.Interval(0.8)!.Value;
            row.Skip(1).ShouldBe(
                [Text(dimension.Raters, "0"), Text(dimension.RawMean, "0.00"), Text(dimension.FairAverage!.Value, "0.00"), $"{Text(interval.Low, "0.00")} to {Text(interval.High, "0.00")}"],
                row[0]);
        }
    }

    [Fact]
    public void The_contributions_come_out_and_add_up_to_the_score()
    {
        var fit = First.Fit(Roles().First());

        Tables[3].Skip(1).Select(row => string.Join(' ', row))
            .ShouldBe(fit.Contributions.Select(it => $"{it.Dimension} {Text(it.Weight, "0.000")} {Text(it.Points!.Value, "0.00")}"));
        fit.Contributions.Sum(it => it.Points!.Value).ShouldBe(fit.Score!.Score, 1e-9);
    }

    [Fact]
    public void The_fits_come_out_and_no_role_is_the_best()
    {
        Tables[4].Skip(1).Select(row => string.Join(" | ", row)).ShouldBe(Roles().Select(role =>
        {
            var score = First.Fit(role).Score!;
            var interval = score.Interval(0.8);
            return string.Join(
                " | ",
                role.Key,
                Text(score.Score, "0.00"),
                $"{Text(interval.Low, "0.00")} to {Text(interval.High, "0.00")}",
                Text(score.Score - score.Margin, "0.00"),
                Text(score.Margin, "0.00"),
                Text(score.ProbabilityMeetsBar, "0.00"));
        }));
        Page.ShouldContain("names **no best fit**");
        First.BestFit([.. Roles()]).Fit.ShouldBeNull();
    }

    [Fact]
    public void The_two_candidates_are_told_apart_with_the_probability_given()
    {
        var pair = RoleFitModel.Estimate(Calibration.Default, [.. Scores("first", Tables[0]), .. Scores("second", Tables[5])])
            .Pairs(Roles().First()).ShouldHaveSingleItem();

        (pair.Higher, pair.Indistinguishable).ShouldBe(("first", false));
        Regex.Match(Page, @"with a probability of \*\*(?<p>[0-9.]+)\*\*", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups["p"].Value.ShouldBe(Text(pair.Probability, "0.00"));
    }

    [Fact]
    public void The_readme_leads_to_it() =>
        File.ReadAllText(Path.Combine(CommittedSeed.Folder, "..", "README.md")).ShouldContain("](docs/role-fit.md)");

    private static IEnumerable<RoleDefinition> Roles() => Tables[2].Skip(1).Select(row =>
    {
        var emphases = row.Skip(1).Select(cell => Enum.Parse<Emphasis>(cell, ignoreCase: true)).ToList();
        return new RoleDefinition(row[0], [.. Tables[2][0].Skip(1).Zip(emphases, (dimension, emphasis) => new RoleRequirement(dimension, emphasis.Weight(), emphasis.Bar()))]);
    });

    private static List<Rating> Scores(string application, IReadOnlyList<IReadOnlyList<string>> table) =>
    [
        .. from row in table.Skip(1)
           from cell in table[0].Zip(row).Skip(1)
           where cell.Second != "-"
           select new Rating(application, row[0], cell.First, null, double.Parse(cell.Second, CultureInfo.InvariantCulture)),
    ];

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>The page's tables as rows of cells, without the line under their heads.</summary>
    private static IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> TablesOf(string page) => [.. TableLines().Matches(page.ReplaceLineEndings("\n"))
        .Select(table => (IReadOnlyList<IReadOnlyList<string>>)[.. table.Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith("|---", StringComparison.Ordinal))
            .Select(line => (IReadOnlyList<string>)line.Trim('|').Split('|', StringSplitOptions.TrimEntries))])];

    [GeneratedRegex(@"(^\|.*\n)+", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex TableLines();
}
