using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace InterviewKit.GraphQL.Language;

/// <summary>Collects the nodes of a list whose length is not known, and gives its array away instead of copying it where that fits.</summary>
internal struct NodeList<T>()
{
    private T[] nodes = new T[4];
    private int count;

    public void Add(T node)
    {
        if (count == nodes.Length) Array.Resize(ref nodes, count * 2);
        nodes[count++] = node;
    }

    /// <summary>The nodes; the list must not be used any more.</summary>
    public ImmutableArray<T> ToImmutable()
    {
        if (count != nodes.Length) Array.Resize(ref nodes, count);
        return ImmutableCollectionsMarshal.AsImmutableArray(nodes);
    }
}
