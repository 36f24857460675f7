using System.Collections.Immutable;
using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.TypeSystem;

/// <summary>The definition of a directive (section 3.13).</summary>
public sealed class DirectiveDefinition : ISchemaElement
{
    internal DirectiveDefinition(string name, string? description, bool isRepeatable, ImmutableArray<DirectiveLocation> locations, Location location)
    {
        Name = name;
        Description = description;
        IsRepeatable = isRepeatable;
        Locations = locations;
        Location = location;
    }

    /// <summary>The directive's name without <c>@</c>.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public string Coordinate => $"@{Name}";

    /// <inheritdoc/>
    public string? Description { get; }

    /// <summary>The arguments in the order of definition.</summary>
    public NamedList<InputValueDefinition> Arguments { get; internal set; } = NamedList<InputValueDefinition>.Empty;

    /// <summary>Where the directive may be applied, in the order of the text.</summary>
    public ImmutableArray<DirectiveLocation> Locations { get; }

    /// <summary>Whether it may be applied more than once to the same thing.</summary>
    public bool IsRepeatable { get; }

    /// <summary>Always empty: this edition of the language applies no directives to directive definitions.</summary>
    public ImmutableArray<AppliedDirective> AppliedDirectives => [];

    /// <inheritdoc/>
    public Location Location { get; }

    /// <summary>Whether the specification gives the directive to every schema.</summary>
    public bool IsBuiltIn => Location.Source is null;

    /// <summary>The coordinate.</summary>
    public override string ToString() => Coordinate;
}
