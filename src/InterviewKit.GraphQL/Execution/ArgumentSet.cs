using System.Collections.Immutable;

namespace InterviewKit.GraphQL.Execution;

/// <summary>
/// The coerced arguments of one field or directive as CLR values, in the order of their definitions. Immutable.
/// </summary>
/// <param name="owner">The coordinate of the field or directive, for messages.</param>
/// <param name="names">The defined arguments' names.</param>
/// <param name="values">Their values; <see cref="Absent"/> where neither given nor defaulted.</param>
/// <param name="weight">What they cost.</param>
internal sealed class ArgumentSet(string owner, ImmutableArray<string> names, object?[] values, double weight = 0)
{
    /// <summary>Stands for an argument that was not given and has no default.</summary>
    public static readonly object Absent = new();

    /// <summary>The arguments of a field that takes none.</summary>
    public static readonly ArgumentSet None = new("", [], []);

    /// <summary>What the given arguments cost, by <c>@cost</c>.</summary>
    public double Weight => weight;

    public bool Has(string name) => !ReferenceEquals(values[Ordinal(name)], Absent);

    public T Get<T>(string name)
    {
        var value = values[Ordinal(name)];
        if (value is T typed) return typed;
        if (value is null || ReferenceEquals(value, Absent)) return default!;
        return ArgumentConversion.TryConvert<T>(value, out var converted)
            ? converted
            : throw new InvalidOperationException(
                $"The argument \"{name}\" of \"{owner}\" is a {value.GetType()}, which cannot be read as {typeof(T)}.");
    }

    /// <summary>The value of an argument that the set may not have; false where it is absent, null or of another type.</summary>
    public bool TryGet<T>(string name, out T value)
    {
        var ordinal = names.IndexOf(name, StringComparer.Ordinal);
        value = ordinal >= 0 && values[ordinal] is T typed ? typed : default!;
        return ordinal >= 0 && values[ordinal] is T;
    }

    private int Ordinal(string name)
    {
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i] == name) return i;
        }

        throw new InvalidOperationException($"\"{owner}\" has no argument \"{name}\"; it has: {string.Join(", ", names)}.");
    }
}
