using System.Globalization;

namespace InterviewKit.GraphQL.Conformance.Tests.Differences;

/// <summary>What the README of the engine says is what there is.</summary>
public sealed class DocumentationTests
{
    /// <summary>A row of the table for each, as it is written here.</summary>
    [Fact]
    public void It_lists_the_known_differences_and_no_others() => Rows("## Differences from graphql-js")
        .ShouldBe(KnownDifferences.All.Select(static difference => $"| {difference.Name} | {difference.Sentence} |"));

    [Fact]
    public void It_lists_every_limit_with_its_default()
    {
        var defaults = new GraphQLOptions();
        var limits = typeof(GraphQLOptions).GetProperties()
            .Where(static property => property.Name.Contains("Max", StringComparison.Ordinal) || property.Name.EndsWith("Limit", StringComparison.Ordinal))
            .Select(property => $"| `{property.Name}` | {Text(property.GetValue(defaults)!)}");

        Rows("## Limits").Select(static row => row[..row.LastIndexOf(" | ", StringComparison.Ordinal)]).ShouldBe(limits, ignoreOrder: true);
    }

    private static string Text(object value) => value is TimeSpan time
        ? $"{time.TotalSeconds} s"
        : ((IFormattable)value).ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>The rows of a section's table, without its head.</summary>
    private static IEnumerable<string> Rows(string heading) => File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "engine-readme.md"))
        .SkipWhile(line => !line.StartsWith(heading, StringComparison.Ordinal)).Skip(1)
        .TakeWhile(static line => !line.StartsWith("## ", StringComparison.Ordinal))
        .Where(static line => line.StartsWith("| ", StringComparison.Ordinal))
        .Skip(2);
}
