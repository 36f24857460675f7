using System.Collections.Concurrent;
using System.Collections.Immutable;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Execution;

/// <summary>
/// An interface or union with its possible object types, found by the CLR type of a value: the exact one, else its nearest base
/// or interface.
/// </summary>
internal sealed class BoundAbstract(CompositeType definition, ImmutableArray<BoundObject> possibleTypes)
{
    // CLR types of values that were met; as many as the program has.
    private readonly ConcurrentDictionary<Type, int> ordinals = new();

    /// <summary>In the order of the definition's <see cref="CompositeType.PossibleTypes"/>.</summary>
    public ImmutableArray<BoundObject> PossibleTypes { get; } = possibleTypes;

    /// <summary>The position in <see cref="PossibleTypes"/>; -1 where the CLR type belongs to none.</summary>
    public int OrdinalOf(Type clrType) =>
        ordinals.TryGetValue(clrType, out var ordinal) ? ordinal : ordinals.GetOrAdd(clrType, Search(clrType));

    /// <summary>What is wrong with a value of a CLR type that belongs to none.</summary>
    public string Unexpected(object value) =>
        $"Expected a value of one of the possible types of \"{definition.Name}\", found a {value.GetType()}, which is bound to none of them.";

    private int Search(Type clrType)
    {
        for (var type = clrType; type is not null; type = type.BaseType)
        {
            var ordinal = IndexOf(type);
            if (ordinal >= 0) return ordinal;
        }

        foreach (var type in clrType.GetInterfaces())
        {
            var ordinal = IndexOf(type);
            if (ordinal >= 0) return ordinal;
        }

        return -1;
    }

    private int IndexOf(Type clrType)
    {
        for (var i = 0; i < PossibleTypes.Length; i++)
        {
            if (PossibleTypes[i].ClrType == clrType) return i;
        }

        return -1;
    }
}
