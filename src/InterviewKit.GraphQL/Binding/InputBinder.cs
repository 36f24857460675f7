using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using InterviewKit.GraphQL.Execution;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Binding;

/// <summary>Makes the readers of arguments and input fields: for each pair of GraphQL type and CLR type that meets.</summary>
internal sealed class InputBinder
{
    private static readonly Dictionary<(string Scalar, Type Clr), InputReader> BuiltIn = new()
    {
        [("Int", typeof(int))] = new CastReader<int>(),
        [("Int", typeof(short))] = new ConvertReader<int, short>(static value => checked((short)value)),
        [("Int", typeof(long))] = new ConvertReader<int, long>(static value => value),
        [("Int", typeof(double))] = new ConvertReader<int, double>(static value => value),
        [("Int", typeof(decimal))] = new ConvertReader<int, decimal>(static value => value),
        [("Float", typeof(double))] = new CastReader<double>(),
        [("Float", typeof(float))] = new ConvertReader<double, float>(static value => (float)value),
        [("Float", typeof(decimal))] = new ConvertReader<double, decimal>(ToDecimal),
        [("String", typeof(string))] = new CastReader<string>(),
        [("Boolean", typeof(bool))] = new CastReader<bool>(),
        [("ID", typeof(string))] = new CastReader<string>(),
        [("ID", typeof(Guid))] = new ConvertReader<string, Guid>(ToGuid),
        [("ID", typeof(int))] = new ConvertReader<string, int>(ToInt),
        [("ID", typeof(long))] = new ConvertReader<string, long>(ToLong),
    };

    private readonly LeafBindings leaves;
    private readonly BindingProblems problems;
    private readonly Dictionary<string, (Type ClrType, InputReader Reader)> records = new(StringComparer.Ordinal);

    public InputBinder(Schema schema, SchemaComposition composition, LeafBindings leaves, BindingProblems problems)
    {
        this.leaves = leaves;
        this.problems = problems;
        foreach (var registration in composition.Inputs)
        {
            if (schema.Types.Find(registration.TypeName) is not InputObjectType)
                problems.Add(registration.TypeName, $"{registration.ClrType.Display()} is bound to it, but the SDL has no such input object.");
            else if (!records.TryAdd(registration.TypeName, (registration.ClrType, Create(typeof(RecordReader<>), [registration.ClrType]))))
                problems.Add(registration.TypeName, "the input object is bound more than once.");
        }

        // All readers exist before the first is given its members, since inputs may contain each other and themselves.
        foreach (var (name, (clrType, reader)) in records)
            RecordBinder.Bind((InputObjectType)schema.Types.Find(name)!, clrType, reader, this, problems);
    }

    /// <summary>
    /// The arguments of a field or directive, in the CLR types that <see cref="FieldContext.Argument{T}"/> promises.
    /// </summary>
    public ArgumentBinding Arguments(string owner, NamedList<InputValueDefinition> definitions)
    {
        var readers = ImmutableArray.CreateBuilder<InputReader>(definitions.Count);
        foreach (var definition in definitions)
        {
            var clrType = CanonicalType(definition.Type.Nullable, definition.Coordinate)?.Underlying();
            var reader = clrType is null ? null : Reader(definition.Type.Nullable.AsNonNull(), clrType, definition.Coordinate);
            readers.Add(reader ?? new NeutralReader());
        }

        return new ArgumentBinding(owner, definitions, readers.MoveToImmutable());
    }

    /// <summary>The reader of a type as a CLR type; null where they do not fit, which is noted.</summary>
    public InputReader? Reader(GraphQLType type, Type clrType, string coordinate)
    {
        if (Nullable.GetUnderlyingType(clrType) is { } underlying)
            return Reader(type.AsNonNull(), underlying, coordinate) is { } inner ? Create(typeof(NullableReader<>), [underlying], inner) : null;
        if (!type.IsNonNull && clrType.IsValueType && type is not ListType)
        {
            problems.Add(coordinate, $"is nullable ({type}), but {clrType.Display()} has no null; use {clrType.Display()}?.");
            return null;
        }

        var reader = type.Nullable switch
        {
            ListType list => ListReader(list, clrType, coordinate),
            ScalarType { IsBuiltIn: true } scalar => BuiltIn.GetValueOrDefault((scalar.Name, clrType)),
            ScalarType scalar => leaves.Scalars.GetValueOrDefault(scalar.Name)?.ClrType == clrType ? Create(typeof(CastReader<>), [clrType]) : null,
            EnumType named => leaves.Enums.TryGetValue(named.Name, out var known) && known.ClrType == clrType ? known.Reader : null,
            InputObjectType named => records.TryGetValue(named.Name, out var known) && known.ClrType == clrType ? known.Reader : null,
            _ => null,
        };
        if (reader is null && !IsUnbound(type.Named, coordinate))
            problems.Add(coordinate, $"a {type} cannot be read as {clrType.Display()}.");
        return reader;
    }

    /// <summary>
    /// The CLR type that arguments of a GraphQL type are given as; null where the type is not bound, which is noted.
    /// </summary>
    private Type? CanonicalType(GraphQLType type, string coordinate)
    {
        var clrType = type.Nullable switch
        {
            ListType list => CanonicalType(list.ItemType, coordinate)?.MakeArrayType(),
            ScalarType { IsBuiltIn: true } scalar => scalar.Name switch
            {
                "Int" => typeof(int),
                "Float" => typeof(double),
                "Boolean" => typeof(bool),
                _ => typeof(string),
            },
            ScalarType scalar => leaves.Scalars.GetValueOrDefault(scalar.Name)?.ClrType,
            EnumType named => leaves.Enums.GetValueOrDefault(named.Name)?.ClrType,
            InputObjectType named => records.GetValueOrDefault(named.Name).ClrType,
            _ => null,
        };
        if (clrType is null) IsUnbound(type.Named, coordinate);
        return clrType is { IsValueType: true } && !type.IsNonNull ? typeof(Nullable<>).MakeGenericType(clrType) : clrType;
    }

    private InputReader? ListReader(ListType list, Type clrType, string coordinate)
    {
        if (clrType.ItemType() is not { } itemType) return null;
        var arrayType = itemType.MakeArrayType();
        var isImmutable = clrType.IsGenericType && clrType.GetGenericTypeDefinition() == typeof(ImmutableArray<>);
        if (!isImmutable && !clrType.IsAssignableFrom(arrayType)) return null;
        if (Reader(list.ItemType, itemType, coordinate) is not { } item) return null;

        var reader = Create(typeof(ListReader<>), [itemType], item);
        if (clrType == arrayType) return reader;
        var convert = typeof(InputBinder)
            .GetMethod(isImmutable ? nameof(AsImmutable) : nameof(AsList), BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(isImmutable ? [itemType] : [itemType, clrType]);
        return Create(
            typeof(ListAsReader<,>), [itemType, clrType], reader, convert.CreateDelegate(typeof(Func<,>).MakeGenericType(arrayType, clrType)));
    }

    /// <summary>Notes that a type has no CLR type, if so; once for the type.</summary>
    private bool IsUnbound(NamedType type, string coordinate)
    {
        var method = type switch
        {
            EnumType when !leaves.Enums.ContainsKey(type.Name) => nameof(SchemaBuilder.BindEnum),
            ScalarType { IsBuiltIn: false } when !leaves.Scalars.ContainsKey(type.Name) => nameof(SchemaBuilder.BindScalar),
            InputObjectType when !records.ContainsKey(type.Name) => nameof(SchemaBuilder.BindInput),
            _ => null,
        };
        if (method is null) return false;
        problems.Add(type.Name, $"is used as input but bound to no CLR type; call {method}.");
        return true;
    }

    private static InputReader Create(Type reader, Type[] arguments, params object[] values) =>
        (InputReader)Activator.CreateInstance(reader.MakeGenericType(arguments), values)!;

    private static ImmutableArray<T> AsImmutable<T>(T[] items) => ImmutableCollectionsMarshal.AsImmutableArray(items);

    private static TList AsList<T, TList>(T[] items) => (TList)(object)items;

    private static decimal ToDecimal(double value) => Math.Abs(value) < (double)decimal.MaxValue
        ? (decimal)value
        : throw new FormatException($"{value.ToString(CultureInfo.InvariantCulture)} is too large a number here.");

    private static Guid ToGuid(string value) => Guid.TryParse(value, out var id) ? id : throw NotAnId(value);

    private static int ToInt(string value) =>
        int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) ? id : throw NotAnId(value);

    private static long ToLong(string value) =>
        long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) ? id : throw NotAnId(value);

    private static FormatException NotAnId(string value) => new($"\"{value}\" is no id that this field knows.");
}
