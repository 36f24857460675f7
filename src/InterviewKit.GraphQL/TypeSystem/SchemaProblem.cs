using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.TypeSystem;

/// <summary>Something that keeps definitions from being a schema.</summary>
/// <param name="Message">What is wrong, and what would be right.</param>
/// <param name="Coordinate">The schema coordinate of the element; null where the problem has none, as for syntax.</param>
/// <param name="Location">Where the element is written; the default value where there is no place.</param>
public sealed record SchemaProblem(string Message, string? Coordinate, Location Location)
{
    /// <summary><c>source:line:column: message [coordinate]</c>, as compilers write.</summary>
    public override string ToString() =>
        (Location.Source is null ? "" : $"{Location}: ") + Message + (Coordinate is null ? "" : $" [{Coordinate}]");
}
