using System.Linq.Expressions;
using System.Reflection;
using InterviewKit.GraphQL.Execution;

namespace InterviewKit.GraphQL.Binding;

/// <summary>Makes the resolver of a field that is a property: a delegate closed when the schema is built.</summary>
internal static class PropertyBinder
{
    /// <summary>The resolver; null where the CLR type has no public property of that name.</summary>
    public static FieldResolver? Find(Type clrType, string fieldName)
    {
        var name = ClrTypes.MemberName(fieldName);
        var property = clrType.GetProperty(name, BindingFlags.Public | BindingFlags.Instance)
            ?? clrType.GetInterfaces().Select(implemented => implemented.GetProperty(name)).FirstOrDefault(static found => found is not null);
        if (property?.GetMethod is not { IsPublic: true } || property.GetIndexParameters().Length > 0) return null;

        var resolver = typeof(PropertyResolver<,>).MakeGenericType(clrType, property.PropertyType);
        return (FieldResolver)Activator.CreateInstance(resolver, Getter(clrType, property))!;
    }

    /// <summary>
    /// The property as a function. A getter of a class is one already; that of a struct takes its parent by reference and has to
    /// be compiled.
    /// </summary>
    private static Delegate Getter(Type clrType, PropertyInfo property)
    {
        var function = typeof(Func<,>).MakeGenericType(clrType, property.PropertyType);
        if (!clrType.IsValueType) return property.GetMethod!.CreateDelegate(function);
        var parent = Expression.Parameter(clrType, "parent");
        return Expression.Lambda(function, Expression.Property(parent, property), parent).Compile();
    }
}
