using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace InterviewKit.Documents.Serialization;

/// <summary>A type of one value, such as <c>readonly record struct PersonId(Guid Value)</c>, and the way into it and out of it.</summary>
internal sealed class ValueTypeInfo
{
    private static readonly Type[] InnerTypes = [typeof(Guid), typeof(string), typeof(int), typeof(long)];

    private readonly MethodInfo getter;
    private readonly ConstructorInvoker constructor;

    private ValueTypeInfo(Type outerType, PropertyInfo value, ConstructorInfo constructor)
    {
        OuterType = outerType;
        InnerType = value.PropertyType;
        getter = value.GetMethod!;
        this.constructor = ConstructorInvoker.Create(constructor);
    }

    public Type OuterType { get; }

    public Type InnerType { get; }

    public static ValueTypeInfo? TryCreate(Type type)
    {
        if (type.IsPrimitive || type.IsEnum || type.Namespace is "System" || Nullable.GetUnderlyingType(type) is not null)
            return null;
        if (type.GetProperties(BindingFlags.Public | BindingFlags.Instance) is not [{ GetMethod.IsPublic: true } value] || !InnerTypes.Contains(value.PropertyType))
            return null;
        return type.GetConstructor([value.PropertyType]) is { } constructor ? new ValueTypeInfo(type, value, constructor) : null;
    }

    /// <summary>The inner value; <c>null</c> of a default value that wraps a text.</summary>
    public object? Unwrap(object outer) => getter.Invoke(outer, null);

    /// <summary>Whether JSON has the inner value in the type's place, by the sample of a default value, or of a text that the type accepts.</summary>
    public bool IsWrittenAsValue(JsonSerializerOptions options)
    {
        object? inner = InnerType == typeof(string) ? "sample" : RuntimeHelpers.GetUninitializedObject(InnerType);
        object outer;
        try
        {
            outer = Wrap(inner);
        }
        catch (ArgumentException)
        {
            // A type that refuses the sample can't be tried out.
            return true;
        }

        return JsonSerializer.Serialize(outer, OuterType, options) == JsonSerializer.Serialize(inner, InnerType, options);
    }

    public object Wrap(object? inner) => constructor.Invoke(inner);
}
