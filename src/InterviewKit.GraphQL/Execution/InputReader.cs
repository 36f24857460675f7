using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Execution;

/// <summary>
/// Turns coerced input (<see cref="InputValue"/>) into CLR values of one type. Made when the schema is built; has no state.
/// </summary>
internal abstract class InputReader
{
    /// <summary>Reads a value that is not null.</summary>
    public abstract object? ReadBoxed(object value);
}

internal abstract class InputReader<T> : InputReader
{
    /// <summary>Reads a value; null, where the GraphQL type allows it, is the CLR default.</summary>
    public abstract T Read(object? value);

    public sealed override object? ReadBoxed(object value) => Read(value);
}

/// <summary>Values that are already of the CLR type: built-in and custom scalars.</summary>
internal sealed class CastReader<T> : InputReader<T>
{
    public override T Read(object? value) => value is null ? default! : (T)value;
}

/// <summary>Values of another CLR type: wider numbers, ids as keys.</summary>
internal sealed class ConvertReader<TFrom, T>(Func<TFrom, T> convert) : InputReader<T>
{
    public override T Read(object? value) => value is null ? default! : convert((TFrom)value);
}

internal sealed class EnumReader<TEnum>(IReadOnlyDictionary<EnumValueDefinition, TEnum> members) : InputReader<TEnum>
    where TEnum : struct, Enum
{
    public override TEnum Read(object? value) => value is null ? default : members[(EnumValueDefinition)value];
}

internal sealed class NullableReader<T>(InputReader<T> inner) : InputReader<T?>
    where T : struct
{
    public override T? Read(object? value) => value is null ? null : inner.Read(value);
}

internal sealed class ListReader<TItem>(InputReader<TItem> item) : InputReader<TItem[]>
{
    public override TItem[] Read(object? value)
    {
        if (value is null) return null!;
        var source = (IReadOnlyList<object?>)value;
        var items = new TItem[source.Count];
        for (var i = 0; i < items.Length; i++)
            items[i] = item.Read(source[i]);
        return items;
    }
}

/// <summary>A list in another shape than an array: one that arrays implement, or one made from it.</summary>
internal sealed class ListAsReader<TItem, TList>(InputReader<TItem[]> list, Func<TItem[], TList> convert) : InputReader<TList>
{
    public override TList Read(object? value) => value is null ? default! : convert(list.Read(value));
}

/// <summary>
/// An input object as its bound record. The function is set once all inputs are known, since they may refer to each other.
/// </summary>
internal sealed class RecordReader<T> : InputReader<T>
{
    public Func<InputObjectValue, T>? Create { get; set; }

    public override T Read(object? value) => value is null ? default! : Create!((InputObjectValue)value);
}

/// <summary>Custom scalars and enums of directives' arguments that have no CLR type: the neutral value itself.</summary>
internal sealed class NeutralReader : InputReader<object?>
{
    public override object? Read(object? value) => value;
}
