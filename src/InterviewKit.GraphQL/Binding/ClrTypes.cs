namespace InterviewKit.GraphQL.Binding;

/// <summary>Questions about CLR types that the binding asks.</summary>
internal static class ClrTypes
{
    /// <summary>The type without its nullable wrapping.</summary>
    public static Type Underlying(this Type type) => Nullable.GetUnderlyingType(type) ?? type;

    /// <summary>The type of a list's items; null where the type is no list. A string and a dictionary are none.</summary>
    public static Type? ItemType(this Type type)
    {
        type = type.Underlying();
        if (type == typeof(string)) return null;
        if (type.IsArray) return type.GetElementType();
        if (IsEnumerable(type)) return type.GetGenericArguments()[0];
        var enumerables = type.GetInterfaces().Where(IsEnumerable).ToArray();
        return enumerables.Length == 1 ? enumerables[0].GetGenericArguments()[0] : null;
    }

    /// <summary>The type as C# writes it.</summary>
    public static string Display(this Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying) return $"{underlying.Display()}?";
        if (type.IsArray) return $"{type.GetElementType()!.Display()}[]";
        if (!type.IsGenericType) return type.Name;
        var name = type.Name[..Math.Max(type.Name.IndexOf('`', StringComparison.Ordinal), 0)];
        return $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Display))}>";
    }

    /// <summary>The name of a CLR member for a GraphQL name: <c>followUps</c> is <c>FollowUps</c>.</summary>
    public static string MemberName(string graphQLName) => char.ToUpperInvariant(graphQLName[0]) + graphQLName[1..];

    /// <summary>The GraphQL name of a CLR member or parameter: <c>FollowUps</c> is <c>followUps</c>.</summary>
    public static string FieldName(string memberName) => char.ToLowerInvariant(memberName[0]) + memberName[1..];

    private static bool IsEnumerable(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>);
}
