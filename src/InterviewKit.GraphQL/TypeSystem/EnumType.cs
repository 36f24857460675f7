using System.Collections.Immutable;
using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.TypeSystem;

/// <summary>An enum (section 3.9).</summary>
public sealed class EnumType : NamedType
{
    internal EnumType(string name, string? description, Location location)
        : base(name, description, location)
    {
    }

    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.Enum;

    /// <summary>The values in the order of definition.</summary>
    public NamedList<EnumValueDefinition> Values { get; internal set; } = NamedList<EnumValueDefinition>.Empty;
}

/// <summary>A value of an enum. Coerced input holds this very object for an enum value.</summary>
public sealed class EnumValueDefinition : ISchemaElement
{
    internal EnumValueDefinition(EnumType declaringType, string name, string? description, Location location)
    {
        DeclaringType = declaringType;
        Name = name;
        Description = description;
        Location = location;
        Coordinate = $"{declaringType.Name}.{name}";
    }

    /// <summary>The enum that the value belongs to.</summary>
    public EnumType DeclaringType { get; }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Coordinate { get; }

    /// <inheritdoc/>
    public string? Description { get; }

    /// <summary>Why the value should not be used any more; null where it is not deprecated.</summary>
    public string? DeprecationReason { get; internal set; }

    /// <inheritdoc/>
    public ImmutableArray<AppliedDirective> AppliedDirectives { get; internal set; } = [];

    /// <inheritdoc/>
    public Location Location { get; }

    /// <summary>The name of the value.</summary>
    public override string ToString() => Name;
}
