using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using InterviewKit.GraphQL.Execution;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Binding;

/// <summary>
/// Compiles the function that makes an input record: its constructor is called with the fields of its parameters' names, then the
/// other members are set.
/// </summary>
internal static class RecordBinder
{
    public static void Bind(InputObjectType type, Type clrType, InputReader reader, InputBinder inputs, BindingProblems problems)
    {
        if (FindConstructor(type, clrType) is not { } constructor)
        {
            problems.Add(type.Name, $"{clrType.Display()} needs a public constructor whose parameters all have a field here or a default.");
            return;
        }

        var input = Expression.Parameter(typeof(InputObjectValue), "input");
        var remaining = type.Fields.ToDictionary(static field => field.Name, StringComparer.Ordinal);
        var arguments = new List<Expression>();
        var isSound = true;
        foreach (var parameter in constructor.GetParameters())
        {
            Expression absent = parameter is { HasDefaultValue: true, DefaultValue: not null }
                ? Expression.Constant(DefaultOf(parameter), parameter.ParameterType)
                : Expression.Default(parameter.ParameterType);
            if (!remaining.Remove(ClrTypes.FieldName(parameter.Name!), out var field)) arguments.Add(absent);
            else if (Member(input, field, parameter.ParameterType, absent, inputs) is { } value) arguments.Add(value);
            else isSound = false;
        }

        var record = Expression.Variable(clrType, "record");
        var body = new List<Expression>();
        foreach (var field in remaining.Values)
        {
            var property = clrType.GetProperty(ClrTypes.MemberName(field.Name));
            if (property?.SetMethod is not { IsPublic: true })
            {
                var member = ClrTypes.MemberName(field.Name);
                problems.Add(field.Coordinate, $"{clrType.Display()} has no constructor parameter or settable property {member} for it.");
                isSound = false;
                continue;
            }

            if (Member(input, field, property.PropertyType, Expression.Property(record, property), inputs) is { } value)
                body.Add(Expression.Assign(Expression.Property(record, property), value));
            else isSound = false;
        }

        isSound &= RequiredMembersHaveFields(type, clrType, problems);
        if (!isSound) return;
        body.Insert(0, Expression.Assign(record, Expression.New(constructor, arguments)));
        body.Add(record);
        var function = typeof(Func<,>).MakeGenericType(typeof(InputObjectValue), clrType);
        var create = Expression.Lambda(function, Expression.Block([record], body), input);
        reader.GetType().GetProperty(nameof(RecordReader<object>.Create))!.SetValue(reader, create.Compile());
    }

    /// <summary>
    /// The expression that reads a member from a field, or is <paramref name="absent"/> where the field was left out.
    /// </summary>
    private static MethodCallExpression? Member(
        ParameterExpression input, InputValueDefinition field, Type memberType, Expression absent, InputBinder inputs)
    {
        var isOptional = memberType.IsGenericType && memberType.GetGenericTypeDefinition() == typeof(Optional<>);
        var valueType = isOptional ? memberType.GetGenericArguments()[0] : memberType;
        if (inputs.Reader(field.Type, valueType, field.Coordinate) is not { } reader) return null;
        var method = typeof(RecordBinder)
            .GetMethod(isOptional ? nameof(ReadOptional) : nameof(Read), BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(valueType);
        var constant = Expression.Constant(reader, typeof(InputReader<>).MakeGenericType(valueType));
        return Expression.Call(method, input, Expression.Constant(field.Name), constant, absent);
    }

    private static ConstructorInfo? FindConstructor(InputObjectType type, Type clrType)
    {
        var fitting = clrType.GetConstructors().Where(constructor => constructor.GetParameters().All(
            parameter => parameter.HasDefaultValue || type.Fields.TryFind(ClrTypes.FieldName(parameter.Name!), out _))).ToArray();
        return fitting.Length == 0 ? null : fitting.MaxBy(static constructor => constructor.GetParameters().Length);
    }

    private static bool RequiredMembersHaveFields(InputObjectType type, Type clrType, BindingProblems problems)
    {
        var isSound = true;
        foreach (var property in clrType.GetProperties())
        {
            if (!property.IsDefined(typeof(RequiredMemberAttribute)) || type.Fields.TryFind(ClrTypes.FieldName(property.Name), out _)) continue;
            var field = ClrTypes.FieldName(property.Name);
            problems.Add(type.Name, $"the required member {clrType.Display()}.{property.Name} has no field {field} here.");
            isSound = false;
        }

        return isSound;
    }

    private static object? DefaultOf(ParameterInfo parameter)
    {
        var value = parameter.DefaultValue;
        var type = parameter.ParameterType.Underlying();
        return value is not null && type.IsEnum ? Enum.ToObject(type, value) : value;
    }

    private static T Read<T>(InputObjectValue input, string name, InputReader<T> reader, T absent) =>
        input.TryGetValue(name, out var value) ? reader.Read(value) : absent;

    private static Optional<T> ReadOptional<T>(InputObjectValue input, string name, InputReader<T> reader, Optional<T> absent) =>
        input.TryGetValue(name, out var value) ? new Optional<T>(reader.Read(value)) : absent;
}
