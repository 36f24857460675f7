namespace InterviewKit.GraphQL.Conformance.Tests.Differences;

public sealed class DocumentationTests
{
    /// <summary>A row of the table for each, as it is written here.</summary>
    [Fact]
    public void The_readme_of_the_engine_lists_the_known_differences_and_no_others()
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "engine-readme.md"));
        var section = lines.SkipWhile(static line => !line.StartsWith("## Differences from graphql-js", StringComparison.Ordinal)).Skip(1)
            .TakeWhile(static line => !line.StartsWith("## ", StringComparison.Ordinal));

        section.Where(static line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(2)
            .ShouldBe(KnownDifferences.All.Select(static difference => $"| {difference.Name} | {difference.Sentence} |"));
    }
}
