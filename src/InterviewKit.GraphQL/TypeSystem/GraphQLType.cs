namespace InterviewKit.GraphQL.TypeSystem;

/// <summary>
/// A type of a schema: a named type, a list or a non-null type. Types are made once for a schema, wrapped ones too, so that two
/// types are the same exactly when they are the same object. Immutable once the schema is made; safe for use by many threads.
/// </summary>
public abstract class GraphQLType
{
    private ListType? list;
    private NonNullType? nonNull;

    private protected GraphQLType()
    {
    }

    /// <summary>The kind that introspection reports.</summary>
    public abstract TypeKind Kind { get; }

    /// <summary>The innermost named type.</summary>
    public abstract NamedType Named { get; }

    /// <summary>Whether null is excluded.</summary>
    public bool IsNonNull => this is NonNullType;

    /// <summary>This type with null allowed: what a non-null type wraps, else this type.</summary>
    public GraphQLType Nullable => this is NonNullType type ? type.OfType : this;

    /// <summary>Whether a variable, argument or input field may be of this type: scalars, enums and input objects, wrapped or not.</summary>
    public bool IsInputType => Named is ScalarType or EnumType or InputObjectType;

    /// <summary>Whether a field may be of this type: all but input objects, wrapped or not.</summary>
    public bool IsOutputType => Named is not InputObjectType;

    /// <summary>The list of this type.</summary>
    public ListType AsList() => list ?? Interlocked.CompareExchange(ref list, new ListType(this), null) ?? list;

    /// <summary>This type without null; a non-null type gives itself.</summary>
    public NonNullType AsNonNull() =>
        this as NonNullType ?? nonNull ?? Interlocked.CompareExchange(ref nonNull, new NonNullType(this), null) ?? nonNull;
}

/// <summary>A list (section 3.11).</summary>
public sealed class ListType : GraphQLType
{
    internal ListType(GraphQLType itemType) => ItemType = itemType;

    /// <summary>The type of the items.</summary>
    public GraphQLType ItemType { get; }

    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.List;

    /// <inheritdoc/>
    public override NamedType Named => ItemType.Named;

    /// <summary>The type as GraphQL text.</summary>
    public override string ToString() => $"[{ItemType}]";
}

/// <summary>A type without null (section 3.12).</summary>
public sealed class NonNullType : GraphQLType
{
    internal NonNullType(GraphQLType ofType) => OfType = ofType;

    /// <summary>The type whose null is excluded, never itself non-null.</summary>
    public GraphQLType OfType { get; }

    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.NonNull;

    /// <inheritdoc/>
    public override NamedType Named => OfType.Named;

    /// <summary>The type as GraphQL text.</summary>
    public override string ToString() => $"{OfType}!";
}
