using System.Text.Json;
using System.Text.Json.Serialization;

namespace InterviewKit.Documents.Serialization;

/// <summary>Writes registered types of one value as that value. Types that carry a converter of their own are left to it.</summary>
internal sealed class ValueTypeJsonConverterFactory(IReadOnlySet<Type> types) : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert)
        => types.Contains(typeToConvert) && !typeToConvert.IsDefined(typeof(JsonConverterAttribute), inherit: false);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        var info = ValueTypeInfo.TryCreate(typeToConvert)!;
        return (JsonConverter)Activator.CreateInstance(typeof(ValueTypeJsonConverter<,>).MakeGenericType(typeToConvert, info.InnerType), info)!;
    }
}

internal sealed class ValueTypeJsonConverter<TOuter, TInner>(ValueTypeInfo info) : JsonConverter<TOuter> where TOuter : notnull
{
    public override TOuter Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => (TOuter)info.Wrap(Inner(options).Read(ref reader, typeof(TInner), options));

    public override void Write(Utf8JsonWriter writer, TOuter value, JsonSerializerOptions options)
    {
        if (info.Unwrap(value) is TInner inner)
            Inner(options).Write(writer, inner, options);
        else
            writer.WriteNullValue();
    }

    public override TOuter ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => (TOuter)info.Wrap(Inner(options).ReadAsPropertyName(ref reader, typeof(TInner), options));

    public override void WriteAsPropertyName(Utf8JsonWriter writer, TOuter value, JsonSerializerOptions options)
        => Inner(options).WriteAsPropertyName(writer, (TInner)info.Unwrap(value)!, options);

    private static JsonConverter<TInner> Inner(JsonSerializerOptions options) => (JsonConverter<TInner>)options.GetConverter(typeof(TInner));
}
