namespace InterviewKit.GraphQL.Language;

/// <summary>A reference to a type (section 2.12): a name, a list or a non-null type. A closed family.</summary>
public abstract class TypeNode : SyntaxNode
{
    private protected TypeNode(Location location)
        : base(location)
    {
    }

    /// <summary>The innermost named type.</summary>
    public NamedTypeNode Named
    {
        get
        {
            var type = this;
            while (true)
            {
                switch (type)
                {
                    case ListTypeNode list: type = list.Type; break;
                    case NonNullTypeNode nonNull: type = nonNull.Type; break;
                    default: return (NamedTypeNode)type;
                }
            }
        }
    }
}

/// <summary>A type by its name.</summary>
public sealed class NamedTypeNode(string name, Location location = default) : TypeNode(location)
{
    /// <summary>The name of the type.</summary>
    public string Name { get; } = name;
}

/// <summary><c>[…]</c>.</summary>
public sealed class ListTypeNode(TypeNode type, Location location = default) : TypeNode(location)
{
    /// <summary>The type of the items.</summary>
    public TypeNode Type { get; } = type;
}

/// <summary><c>…!</c>.</summary>
public sealed class NonNullTypeNode(TypeNode type, Location location = default) : TypeNode(location)
{
    /// <summary>The type whose null is excluded: a named type or a list, never another non-null type.</summary>
    public TypeNode Type { get; } = type;
}
