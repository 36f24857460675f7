using System.Collections.Immutable;

namespace InterviewKit.GraphQL.TypeSystem;

/// <summary>
/// The coerced arguments of a field or directive. An argument that is absent was not given and has no default; one that is present
/// may be null. Immutable.
/// </summary>
public sealed class CoercedArguments
{
    /// <summary>No argument at all.</summary>
    public static readonly CoercedArguments Empty = new([]);

    internal CoercedArguments(ImmutableArray<InputValue> values) => Values = values;

    /// <summary>The arguments that are present, in the order of definition.</summary>
    public ImmutableArray<InputValue> Values { get; }

    /// <summary>Whether the argument is present, and its value.</summary>
    public bool TryGetValue(string name, out object? value)
    {
        foreach (var argument in Values)
        {
            if (argument.Definition.Name != name) continue;
            value = argument.Value;
            return true;
        }

        value = null;
        return false;
    }
}
