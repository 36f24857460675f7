using System.Collections.Immutable;
using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.TypeSystem;

/// <summary>A type that has a name. A closed family: scalar, object, interface, union, enum, input object.</summary>
public abstract class NamedType : GraphQLType, ISchemaElement
{
    private protected NamedType(string name, string? description, Location location)
    {
        Name = name;
        Description = description;
        Location = location;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Coordinate => Name;

    /// <inheritdoc/>
    public string? Description { get; }

    /// <inheritdoc/>
    public ImmutableArray<AppliedDirective> AppliedDirectives { get; internal set; } = [];

    /// <inheritdoc/>
    public Location Location { get; }

    /// <summary>Whether the specification gives the type to every schema: the five scalars and the types of introspection.</summary>
    public bool IsBuiltIn => Location.Source is null;

    /// <inheritdoc/>
    public sealed override NamedType Named => this;

    /// <summary>The name of the type.</summary>
    public sealed override string ToString() => Name;
}
