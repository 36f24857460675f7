using System.Collections.Immutable;
using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.TypeSystem;

/// <summary>A type that selections can be made on: object, interface or union.</summary>
public abstract class CompositeType : NamedType
{
    private protected CompositeType(string name, string? description, Location location)
        : base(name, description, location)
    {
    }

    /// <summary>The fields in the order of definition; none for a union. <c>__typename</c> is not among them.</summary>
    public NamedList<FieldDefinition> Fields { get; internal set; } = NamedList<FieldDefinition>.Empty;

    /// <summary>The interfaces that the type implements; none for a union.</summary>
    public ImmutableArray<InterfaceType> Interfaces { get; internal set; } = [];

    /// <summary>The object types that a value of this type can have: for an object, itself. Ordered by name.</summary>
    public ImmutableArray<ObjectType> PossibleTypes { get; internal set; } = [];

    /// <summary>Whether a value of this type can be of the object type.</summary>
    public virtual bool IsPossible(ObjectType type) => PossibleTypeSet.Contains(type);

    /// <summary>Whether some object type is possible for both.</summary>
    public bool Overlaps(CompositeType other) => PossibleTypeSet.Overlaps(other.PossibleTypeSet);

    internal HashSet<ObjectType> PossibleTypeSet { get; set; } = [];
}

/// <summary>An object type (section 3.6).</summary>
public sealed class ObjectType : CompositeType
{
    internal ObjectType(string name, string? description, Location location)
        : base(name, description, location)
    {
    }

    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.Object;

    /// <inheritdoc/>
    public override bool IsPossible(ObjectType type) => ReferenceEquals(this, type);
}

/// <summary>An interface (section 3.7).</summary>
public sealed class InterfaceType : CompositeType
{
    internal InterfaceType(string name, string? description, Location location)
        : base(name, description, location)
    {
    }

    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.Interface;

    /// <summary>The interfaces that implement this one, ordered by name.</summary>
    public ImmutableArray<InterfaceType> ImplementingInterfaces { get; internal set; } = [];
}

/// <summary>A union (section 3.8). Its members are its <see cref="CompositeType.PossibleTypes"/>, and in the order of the text <see cref="Members"/>.</summary>
public sealed class UnionType : CompositeType
{
    internal UnionType(string name, string? description, Location location)
        : base(name, description, location)
    {
    }

    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.Union;

    /// <summary>The members in the order of the text.</summary>
    public ImmutableArray<ObjectType> Members { get; internal set; } = [];
}
