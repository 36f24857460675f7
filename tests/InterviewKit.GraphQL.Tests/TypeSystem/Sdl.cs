using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Tests.TypeSystem;

/// <summary>Reads schemas in tests, and says what is wrong with them as <c>line:column message [coordinate]</c>.</summary>
internal static class Sdl
{
    /// <summary>Reads a schema to which a query root is added, so that a test needs none.</summary>
    public static Schema Read(string sdl) => Check(SchemaReader.Read([new Source(sdl, "test"), new Source("type Query { ok: Boolean }", "root")]));

    public static Schema ReadAll(params string[] sources) => Check(SchemaReader.Read(sources.Select((text, i) => new Source(text, $"source{i + 1}"))));

    public static void ShouldHaveProblems(this string sdl, params string[] problems) =>
        SchemaReader.Read([new Source(sdl, "test"), new Source("type Query { ok: Boolean }", "root")])
            .Problems
            .Select(problem => $"{problem.Location.Position} {problem.Message} [{problem.Coordinate}]")
            .ShouldBe(problems);

    private static Schema Check(SchemaReadResult result)
    {
        result.Problems.ShouldBeEmpty();
        return result.Schema.ShouldNotBeNull();
    }
}
