using System.Collections.Immutable;
using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.TypeSystem;

/// <summary>An argument of a field or directive, or a field of an input object.</summary>
public sealed class InputValueDefinition : ISchemaElement
{
    internal InputValueDefinition(string coordinate, string name, GraphQLType type, string? description, Location location)
    {
        Coordinate = coordinate;
        Name = name;
        Type = type;
        Description = description;
        Location = location;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Coordinate { get; }

    /// <inheritdoc/>
    public string? Description { get; }

    /// <summary>The type of the value.</summary>
    public GraphQLType Type { get; }

    /// <summary>Whether there is a default, which may be null.</summary>
    public bool HasDefault => DefaultLiteral is not null;

    /// <summary>The default, coerced by the type as <see cref="InputValue"/> describes; null where there is none, or where it is null.</summary>
    public object? DefaultValue { get; internal set; }

    /// <summary>The default as it was written; null where there is none.</summary>
    public ValueNode? DefaultLiteral { get; internal set; }

    /// <summary>Whether a value must be given: the type is non-null and there is no default.</summary>
    public bool IsRequired => Type.IsNonNull && !HasDefault;

    /// <summary>Why the argument or input field should not be used any more; null where it is not deprecated.</summary>
    public string? DeprecationReason { get; internal set; }

    /// <inheritdoc/>
    public ImmutableArray<AppliedDirective> AppliedDirectives { get; internal set; } = [];

    /// <inheritdoc/>
    public Location Location { get; }

    /// <summary>The coordinate.</summary>
    public override string ToString() => Coordinate;
}
