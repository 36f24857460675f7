using System.Runtime.CompilerServices;
using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.Execution.Planning;

/// <summary>
/// Identifies a selection: the selection sets that are merged into it, by identity and in order, on an object type.
/// </summary>
internal readonly struct SelectionKey(BoundObject type, SelectionSetNode[] sets) : IEquatable<SelectionKey>
{
    private readonly BoundObject type = type;
    private readonly SelectionSetNode[] sets = sets;

    public bool Equals(SelectionKey other)
    {
        if (!ReferenceEquals(type, other.type) || sets.Length != other.sets.Length) return false;
        for (var i = 0; i < sets.Length; i++)
        {
            if (!ReferenceEquals(sets[i], other.sets[i])) return false;
        }

        return true;
    }

    public override bool Equals(object? obj) => obj is SelectionKey other && Equals(other);

    public override int GetHashCode()
    {
        var hash = RuntimeHelpers.GetHashCode(type);
        WorkCount.Add(sets.Length);
        foreach (var set in sets)
            hash = HashCode.Combine(hash, RuntimeHelpers.GetHashCode(set));
        return hash;
    }
}
