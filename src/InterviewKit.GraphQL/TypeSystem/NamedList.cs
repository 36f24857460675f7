using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace InterviewKit.GraphQL.TypeSystem;

/// <summary>Elements in the order of their definition that are found by name too. Names are unique. Immutable.</summary>
/// <typeparam name="T">The kind of element.</typeparam>
public sealed class NamedList<T> : IReadOnlyList<T>
    where T : class, ISchemaElement
{
    /// <summary>So few names are found as fast by comparing them, and most lists (of arguments) have fewer.</summary>
    private const int ScannedMax = 6;

    /// <summary>A list without elements.</summary>
    public static readonly NamedList<T> Empty = new([]);

    private readonly ImmutableArray<T> elements;
    private readonly FrozenDictionary<string, T>? byName;

    internal NamedList(ImmutableArray<T> elements)
    {
        this.elements = elements;
        if (elements.Length > ScannedMax) byName = elements.ToFrozenDictionary(element => element.Name, StringComparer.Ordinal);
    }

    /// <summary>How many elements there are.</summary>
    public int Count => elements.Length;

    /// <summary>The element at a position in the order of definition.</summary>
    public T this[int index] => elements[index];

    /// <summary>The element of that name; null where there is none.</summary>
    public T? Find(string name)
    {
        if (byName is not null) return byName.GetValueOrDefault(name);
        foreach (var element in elements)
        {
            if (element.Name == name) return element;
        }

        return null;
    }

    /// <summary>Whether there is an element of that name, and which.</summary>
    public bool TryFind(string name, [NotNullWhen(true)] out T? element) => (element = Find(name)) is not null;

    /// <summary>The elements in the order of definition, without an allocation.</summary>
    public ImmutableArray<T>.Enumerator GetEnumerator() => elements.GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)elements).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)elements).GetEnumerator();
}
