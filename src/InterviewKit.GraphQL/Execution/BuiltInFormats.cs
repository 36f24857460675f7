using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace InterviewKit.GraphQL.Execution;

/// <summary>The CLR types that the five built-in scalars can be bound to, and how each is written.</summary>
internal static class BuiltInFormats
{
    private static readonly Dictionary<(string Scalar, Type Clr), object> Formats = new()
    {
        [("Int", typeof(int))] = new Format<int>(static (json, value) => json.WriteNumberValue(value)),
        [("Int", typeof(short))] = new Format<short>(static (json, value) => json.WriteNumberValue(value)),
        [("Int", typeof(byte))] = new Format<byte>(static (json, value) => json.WriteNumberValue(value)),
        [("Int", typeof(long))] = new Format<long>(static (json, value) => json.WriteNumberValue(value), OutOfInt),
        [("Float", typeof(double))] = new Format<double>(static (json, value) => json.WriteNumberValue(value), NotFinite),
        [("Float", typeof(float))] = new Format<float>(static (json, value) => json.WriteNumberValue(value), static value => NotFinite(value)),
        [("Float", typeof(decimal))] = new Format<decimal>(static (json, value) => json.WriteNumberValue(value)),
        [("Float", typeof(int))] = new Format<int>(static (json, value) => json.WriteNumberValue(value)),
        [("Float", typeof(long))] = new Format<long>(static (json, value) => json.WriteNumberValue(value)),
        [("String", typeof(string))] = new Format<string>(static (json, value) => json.WriteStringValue(value)),
        [("Boolean", typeof(bool))] = new Format<bool>(static (json, value) => json.WriteBooleanValue(value)),
        [("ID", typeof(string))] = new Format<string>(static (json, value) => json.WriteStringValue(value)),
        [("ID", typeof(Guid))] = new Format<Guid>(static (json, value) => json.WriteStringValue(value)),
        [("ID", typeof(int))] = new Format<int>(static (json, value) => WriteDigits(json, value)),
        [("ID", typeof(long))] = new Format<long>(WriteDigits),
    };

    /// <summary>
    /// The <see cref="LeafFormat{T}"/> for a scalar and a CLR type that is not nullable; null where they do not fit.
    /// </summary>
    public static object? Find(string scalar, Type clr) => Formats.GetValueOrDefault((scalar, clr));

    /// <summary>The CLR types that fit a scalar, for messages.</summary>
    public static string ClrTypesOf(string scalar) =>
        string.Join(", ", Formats.Keys.Where(key => key.Scalar == scalar).Select(key => key.Clr.Name));

    private static string? OutOfInt(long value) => value is >= int.MinValue and <= int.MaxValue
        ? null
        : $"Int cannot represent {value.ToString(CultureInfo.InvariantCulture)}: it has 32 bits.";

    private static string? NotFinite(double value) =>
        double.IsFinite(value) ? null : $"Float cannot represent {value.ToString(CultureInfo.InvariantCulture)}: it has to be finite.";

    private static void WriteDigits(Utf8JsonWriter json, long value)
    {
        Span<byte> digits = stackalloc byte[20];
        value.TryFormat(digits, out var length, provider: CultureInfo.InvariantCulture);
        json.WriteStringValue(digits[..length]);
    }

    private sealed class Format<T>(Action<Utf8JsonWriter, T> write, Func<T, string?>? problem = null) : LeafFormat<T>
    {
        public override bool NeedsCheck => problem is not null;

        public override string? Problem(T value) => problem?.Invoke(value);

        public override void Write(Utf8JsonWriter json, T value) => write(json, value);
    }
}

/// <summary>Values that were already turned into JSON.</summary>
internal sealed class RawJsonFormat : LeafFormat<byte[]>
{
    public static readonly RawJsonFormat Instance = new();

    public static byte[] Encode(object? value)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output, ResponseJson.WriterOptions))
            PlainJson.Write(json, value);
        return output.WrittenSpan.ToArray();
    }

    public override void Write(Utf8JsonWriter json, byte[] value) => json.WriteRawValue(value, skipInputValidation: true);
}
