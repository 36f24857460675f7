using System.Collections.Immutable;
using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.TypeSystem.Reading;

/// <summary>Collects everything that is wrong with a set of definitions, and puts it in the order of the sources.</summary>
internal sealed class SchemaProblems(IReadOnlyList<Source> sources)
{
    private readonly List<SchemaProblem> problems = [];

    public bool Any => problems.Count > 0;

    /// <summary>Whether something is wrong with that very element.</summary>
    public bool Concern(ISchemaElement element) => problems.Exists(problem => problem.Coordinate == element.Coordinate);

    public void Add(string message, string? coordinate, Location location) =>
        problems.Add(new SchemaProblem(message, coordinate, location));

    public void Add(string message, ISchemaElement element) => Add(message, element.Coordinate, element.Location);

    public ImmutableArray<SchemaProblem> ToImmutable() =>
    [
        .. problems.Distinct().OrderBy(problem => IndexOf(problem.Location.Source)).ThenBy(problem => problem.Location.Start),
    ];

    private int IndexOf(Source? source)
    {
        for (var i = 0; i < sources.Count; i++)
        {
            if (ReferenceEquals(sources[i], source)) return i;
        }

        return -1;
    }
}
