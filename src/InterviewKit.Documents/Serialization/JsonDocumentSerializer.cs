using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace InterviewKit.Documents.Serialization;

/// <summary>The JSON of documents and events: names as in C#, enums as numbers, nulls written.</summary>
internal sealed class JsonDocumentSerializer
{
    private readonly ConcurrentDictionary<Type, ValueTypeInfo?> valueTypeInfos = [];
    private readonly IReadOnlySet<Type> valueTypes;

    public JsonDocumentSerializer(IEnumerable<Action<JsonSerializerOptions>> tweaks, IReadOnlySet<Type> valueTypes)
    {
        this.valueTypes = valueTypes;
        IReadOnlyList<Action<JsonSerializerOptions>> all = [.. tweaks];
        Options = Build(all, isStrict: false);
        Strict = Build(all, isStrict: true);
        foreach (var type in valueTypes)
        {
            if (ValueTypeOf(type) is null)
                throw new InvalidDocumentException($"{type.Name} is a type of one value, but its JSON converter writes something else than that value, so it can be neither an identity nor compared in a query.");
        }
    }

    public JsonSerializerOptions Options { get; }

    /// <summary>The same, but refuses texts that jsonb can't keep while it writes, and so can tell where they are.</summary>
    public JsonSerializerOptions Strict { get; }

    /// <summary>
    /// The type's way to its one value, if it is stored as that value: it was registered, or it carries a converter that does so. <c>null</c> for all other types.
    /// </summary>
    public ValueTypeInfo? ValueTypeOf(Type type) => valueTypeInfos.GetOrAdd(type, FindValueType);

    private ValueTypeInfo? FindValueType(Type type)
    {
        var ownConverter = type.IsDefined(typeof(JsonConverterAttribute), inherit: false);
        if (!ownConverter && !valueTypes.Contains(type))
            return null;
        return ValueTypeInfo.TryCreate(type) is { } info && (!ownConverter || info.IsWrittenAsValue(Options)) ? info : null;
    }

    public JsonTypeInfo TypeInfo(Type type) => Options.GetTypeInfo(type);

    public JsonTypeInfo<T> TypeInfo<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    public byte[] Write<T>(T value, JsonTypeInfo<T> typeInfo)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(value, typeInfo);
        return IsSuspicious(json) ? WriteStrictly(value!, typeof(T)) : json;
    }

    public byte[] Write(object value, JsonTypeInfo typeInfo)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(value, typeInfo);
        return IsSuspicious(json) ? WriteStrictly(value, typeInfo.Type) : json;
    }

    /// <summary>Reads a jsonb value out of a row that is in memory, through a rented buffer.</summary>
    public static T? Read<T>(Stream json, JsonTypeInfo<T> typeInfo)
    {
        var length = (int)json.Length;
        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            json.ReadExactly(rented, 0, length);
            return JsonSerializer.Deserialize(WithoutVersion(rented.AsSpan(0, length)), typeInfo);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <inheritdoc cref="Read{T}(Stream, JsonTypeInfo{T})"/>
    public static object? Read(Stream json, JsonTypeInfo typeInfo) => Read(json, typeInfo, null);

    /// <summary>As the other, but JSON's null is read as a value of the caller's: a value type's converter would refuse it.</summary>
    public static object? Read(Stream json, JsonTypeInfo typeInfo, object? missing)
    {
        var length = (int)json.Length;
        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            json.ReadExactly(rented, 0, length);
            var text = WithoutVersion(rented.AsSpan(0, length));
            return text.SequenceEqual("null"u8) ? missing : JsonSerializer.Deserialize(text, typeInfo);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>
    /// PostgreSQL sends jsonb with a leading byte for the version of the format, which is 1.
    /// https://github.com/postgres/postgres/blob/REL_15_STABLE/src/backend/utils/adt/jsonb.c, jsonb_send.
    /// </summary>
    public static ReadOnlySpan<byte> WithoutVersion(ReadOnlySpan<byte> jsonb) => jsonb is [1, ..] ? jsonb[1..] : jsonb;

    private JsonSerializerOptions Build(IReadOnlyList<Action<JsonSerializerOptions>> tweaks, bool isStrict)
    {
        var options = new JsonSerializerOptions
        {
            // jsonb keeps characters, not escapes: shorter on the way, the same once stored.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            // jsonb orders keys by length, so that a type discriminator need not come first.
            AllowOutOfOrderMetadataProperties = true,
        };
        if (isStrict)
            options.Converters.Add(new StorableTextConverter());
        options.Converters.Add(new ValueTypeJsonConverterFactory(valueTypes));
        foreach (var tweak in tweaks)
            tweak(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    /// <summary>
    /// Whether there may be a text that jsonb can't keep: U+0000 is written as an escape, and half a surrogate pair as U+FFFD, be it as itself or as an
    /// escape. Hardly any document has either, so it is written once, and looked at closely only if it has.
    /// </summary>
    private static bool IsSuspicious(ReadOnlySpan<byte> json) => json.IndexOf("\\u"u8) >= 0 || json.IndexOf("\uFFFD"u8) >= 0;

    private byte[] WriteStrictly(object value, Type type)
    {
        try
        {
            return Storable(JsonSerializer.SerializeToUtf8Bytes(value, Strict.GetTypeInfo(type)), value.GetType());
        }
        catch (UnstorableTextFound found)
        {
            throw new UnstorableTextException(value.GetType(), found.Path ?? "$", found.Found, found);
        }
    }

    /// <summary>Texts that did not pass the text converter, such as those that other converters write, are looked at here.</summary>
    private static byte[] Storable(byte[] json, Type type)
    {
        var escape = "\\u0000"u8;
        var offset = 0;
        while (json.AsSpan(offset).IndexOf(escape) is var found and >= 0)
        {
            var index = offset + found;
            var slashes = 0;
            while (index - slashes - 1 >= 0 && json[index - slashes - 1] == (byte)'\\')
                slashes++;
            if (slashes % 2 == 0)
                throw new UnstorableTextException(type, $"byte {index} of its JSON", "U+0000");
            offset = index + escape.Length;
        }

        return json;
    }
}
