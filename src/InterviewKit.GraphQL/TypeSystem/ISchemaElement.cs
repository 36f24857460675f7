using System.Collections.Immutable;
using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.TypeSystem;

/// <summary>
/// What the types and the definitions in them have in common: a name, a schema coordinate and a description.
/// </summary>
public interface ISchemaElement
{
    /// <summary>The name within the enclosing element.</summary>
    public string Name { get; }

    /// <summary>The schema coordinate of the specification: <c>Type.field(argument:)</c>.</summary>
    public string Coordinate { get; }

    /// <summary>The description in Markdown; null where there is none.</summary>
    public string? Description { get; }

    /// <summary>Every directive applied to the element, by its definition and its extensions, in the order of the text.</summary>
    public ImmutableArray<AppliedDirective> AppliedDirectives { get; }

    /// <summary>Where the element is defined; the default value for built-in elements.</summary>
    public Location Location { get; }
}
