using System.Collections;
using System.Globalization;
using System.Text.Json;
using InterviewKit.Documents.Serialization;
using Npgsql;
using NpgsqlTypes;

namespace InterviewKit.Documents.Mapping;

/// <summary>How a single value of a .NET type stands in the JSON, is compared in SQL and is sent as a parameter.</summary>
internal sealed class ScalarType
{
    private readonly Func<object, object> toSql;
    private readonly Func<int, Array> newArray;

    private ScalarType(Type clrType, string pgType, NpgsqlDbType dbType, bool isText, Func<object, object> toSql, Func<int, Array> newArray)
    {
        ClrType = clrType;
        PgType = pgType;
        DbType = dbType;
        IsText = isText;
        this.toSql = toSql;
        this.newArray = newArray;
    }

    /// <summary>The type without <c>Nullable</c>.</summary>
    public Type ClrType { get; }

    /// <summary>The type of a column that holds it.</summary>
    public string PgType { get; }

    /// <summary>Whether the JSON's text is compared as it is.</summary>
    public bool IsText { get; }

    /// <summary>Whether <c>&lt;</c> and an ordering mean the same in SQL as in C#.</summary>
    public bool IsOrdered { get; private init; } = true;

    /// <summary>Whether equal values are always the same JSON.</summary>
    public bool IsComparedAsJson => !IsSentAsText;

    private Type? InnerType { get; init; }

    private NpgsqlDbType DbType { get; }

    /// <summary>
    /// Times are sent as text of no type, and PostgreSQL reads them as it reads the JSON: the same rounding to microseconds, and the
    /// least and greatest values stay what they are.
    /// </summary>
    private bool IsSentAsText => DbType == NpgsqlDbType.Unknown;

    public static ScalarType? Find(Type type, JsonDocumentSerializer serializer)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain.IsEnum)
            return OfEnum(plain, serializer);
        if (serializer.ValueTypeOf(plain) is { } valueType)
            return OfValueType(valueType, serializer);

        return Type.GetTypeCode(plain) switch
        {
            TypeCode.String => Of<string>(plain, "varchar", NpgsqlDbType.Text, true, value => value),
            TypeCode.Char => Of<string>(plain, "varchar", NpgsqlDbType.Text, true, value => Convert.ToChar(value, CultureInfo.InvariantCulture).ToString(), ordered: false),
            TypeCode.Boolean => Of<bool>(plain, "boolean", NpgsqlDbType.Boolean, false, value => value),
            TypeCode.Byte or TypeCode.SByte or TypeCode.Int16 or TypeCode.UInt16 or TypeCode.Int32
                => Of<int>(plain, "integer", NpgsqlDbType.Integer, false, value => Convert.ToInt32(value, CultureInfo.InvariantCulture)),
            TypeCode.UInt32 or TypeCode.Int64
                => Of<long>(plain, "bigint", NpgsqlDbType.Bigint, false, value => Convert.ToInt64(value, CultureInfo.InvariantCulture)),
            TypeCode.UInt64 or TypeCode.Decimal
                => Of<decimal>(plain, "numeric", NpgsqlDbType.Numeric, false, value => Convert.ToDecimal(value, CultureInfo.InvariantCulture)),
            TypeCode.Single => Of<float>(plain, "real", NpgsqlDbType.Real, false, value => value),
            TypeCode.Double => Of<double>(plain, "double precision", NpgsqlDbType.Double, false, value => value),
            TypeCode.DateTime => OfTime(plain, "timestamp without time zone", value => Unzoned((DateTime)value)),
            _ when plain == typeof(Guid) => Of<Guid>(plain, "uuid", NpgsqlDbType.Uuid, false, value => value, ordered: false),
            _ when plain == typeof(DateTimeOffset) => OfTime(plain, "timestamp with time zone", value => ((DateTimeOffset)value).ToString("O", CultureInfo.InvariantCulture)),
            _ when plain == typeof(DateOnly) => OfTime(plain, "date", value => ((DateOnly)value).ToString("O", CultureInfo.InvariantCulture)),
            _ when plain == typeof(TimeOnly) => OfTime(plain, "time without time zone", value => ((TimeOnly)value).ToString("O", CultureInfo.InvariantCulture)),
            _ => null,
        };
    }

    /// <summary>The value out of the JSON's text, as an expression that an index can be built on.</summary>
    public string Cast(string jsonText, string schema) => (IsText, PgType) switch
    {
        (true, _) => jsonText,
        (_, "timestamp without time zone") => $"{schema}.mt_immutable_timestamp({jsonText})",
        (_, "timestamp with time zone") => $"{schema}.mt_immutable_timestamptz({jsonText})",
        (_, "date") => $"{schema}.mt_immutable_date({jsonText})",
        (_, "time without time zone") => $"{schema}.mt_immutable_time({jsonText})",
        _ => $"CAST({jsonText} as {PgType})",
    };

    public NpgsqlParameter Parameter(object? value)
        => new() { NpgsqlDbType = DbType, Value = value is null ? DBNull.Value : toSql(Accepted(value)) };

    /// <summary>The value as PostgreSQL reads it from text; <c>null</c> for none.</summary>
    public string? Text(object? value) => value is null ? null : Convert.ToString(toSql(Accepted(value)), CultureInfo.InvariantCulture);

    /// <summary>The values that are not null, as an array parameter.</summary>
    public NpgsqlParameter ArrayParameter(IEnumerable values)
    {
        var present = new List<object>();
        foreach (var value in values)
        {
            if (value is not null)
                present.Add(toSql(Accepted(value)));
        }

        if (IsSentAsText)
            return new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Unknown, Value = "{" + string.Join(',', present) + "}" };
        var array = newArray(present.Count);
        ((ICollection)present).CopyTo(array, 0);
        return new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | DbType, Value = array };
    }

    private static ScalarType Of<TSql>(Type type, string pgType, NpgsqlDbType dbType, bool isText, Func<object, object> toSql, bool ordered = true)
        => new(type, pgType, dbType, isText, toSql, length => new TSql[length]) { IsOrdered = ordered };

    private static ScalarType OfTime(Type type, string pgType, Func<object, string> toText)
        => new(type, pgType, NpgsqlDbType.Unknown, false, toText, length => new string[length]);

    /// <summary>The JSON of a <see cref="DateTime"/> may say a zone, which a timestamp without zone passes over.</summary>
    private static string Unzoned(DateTime value) => DateTime.SpecifyKind(value, DateTimeKind.Unspecified).ToString("O", CultureInfo.InvariantCulture);

    private static ScalarType OfEnum(Type type, JsonDocumentSerializer serializer)
    {
        var writtenAsNumber = JsonSerializer.SerializeToElement(Enum.ToObject(type, 0), type, serializer.Options).ValueKind == JsonValueKind.Number;
        if (!writtenAsNumber)
        {
            string Text(object value) => JsonSerializer.SerializeToElement(Enum.ToObject(type, value), type, serializer.Options).ToString();
            return Of<string>(type, "varchar", NpgsqlDbType.Text, true, Text, ordered: false);
        }

        return Enum.GetUnderlyingType(type) == typeof(long) || Enum.GetUnderlyingType(type) == typeof(uint)
            ? Of<long>(type, "bigint", NpgsqlDbType.Bigint, false, value => Convert.ToInt64(value, CultureInfo.InvariantCulture))
            : Of<int>(type, "integer", NpgsqlDbType.Integer, false, value => Convert.ToInt32(value, CultureInfo.InvariantCulture));
    }

    private static ScalarType OfValueType(ValueTypeInfo info, JsonDocumentSerializer serializer)
    {
        var type = info.OuterType;
        var inner = Find(info.InnerType, serializer)!;
        object Unwrapped(object value) => inner.toSql(value.GetType() == type ? info.Unwrap(value)! : value);
        return new(type, inner.PgType, inner.DbType, inner.IsText, Unwrapped, inner.newArray) { IsOrdered = false, InnerType = info.InnerType };
    }

    /// <summary>C# compares enums and characters as numbers, so any number will do for one. Everything else must be of the type itself.</summary>
    private object Accepted(object value)
    {
        var type = value.GetType();
        var fits = type == ClrType || type == InnerType || (IsNumberLike(ClrType) && IsNumberLike(type));
        return fits ? value : throw new BadLinqExpressionException($"A value of type {ClrType.Name} was expected; found '{value}' of type {type.Name}.");
    }

    /// <summary>An enum's type code is that of its number.</summary>
    private static bool IsNumberLike(Type type) => Type.GetTypeCode(type) is >= TypeCode.Char and <= TypeCode.Decimal;
}
