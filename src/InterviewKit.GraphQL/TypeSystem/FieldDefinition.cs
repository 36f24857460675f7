using System.Collections.Immutable;
using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.TypeSystem;

/// <summary>A field of an object type or interface.</summary>
public sealed class FieldDefinition : ISchemaElement
{
    internal FieldDefinition(CompositeType? declaringType, string name, GraphQLType type, string? description, Location location)
    {
        DeclaringType = declaringType;
        Name = name;
        Type = type;
        Description = description;
        Location = location;
        Coordinate = declaringType is null ? name : $"{declaringType.Name}.{name}";
    }

    /// <summary>The type that declares the field; null for the meta-fields <c>__typename</c>, <c>__schema</c> and <c>__type</c>.</summary>
    public CompositeType? DeclaringType { get; }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Coordinate { get; }

    /// <inheritdoc/>
    public string? Description { get; }

    /// <summary>The type of the field's value.</summary>
    public GraphQLType Type { get; }

    /// <summary>The arguments in the order of definition.</summary>
    public NamedList<InputValueDefinition> Arguments { get; internal set; } = NamedList<InputValueDefinition>.Empty;

    /// <summary>Why the field should not be used any more; null where it is not deprecated.</summary>
    public string? DeprecationReason { get; internal set; }

    /// <inheritdoc/>
    public ImmutableArray<AppliedDirective> AppliedDirectives { get; internal set; } = [];

    /// <inheritdoc/>
    public Location Location { get; }

    /// <summary>The field's coordinate.</summary>
    public override string ToString() => Coordinate;
}
