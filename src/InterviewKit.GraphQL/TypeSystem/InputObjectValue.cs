using System.Collections.Immutable;

namespace InterviewKit.GraphQL.TypeSystem;

/// <summary>
/// The coerced value of an input object. A field that is absent was not given and has no default; one that is present may be null.
/// Immutable.
/// </summary>
public sealed class InputObjectValue
{
    internal InputObjectValue(InputObjectType type, ImmutableArray<InputValue> fields)
    {
        Type = type;
        Fields = fields;
    }

    /// <summary>The type of the value.</summary>
    public InputObjectType Type { get; }

    /// <summary>The fields that are present, in the order of definition.</summary>
    public ImmutableArray<InputValue> Fields { get; }

    /// <summary>Whether the field is present, and its value.</summary>
    public bool TryGetValue(string name, out object? value)
    {
        foreach (var field in Fields)
        {
            if (field.Definition.Name != name) continue;
            value = field.Value;
            return true;
        }

        value = null;
        return false;
    }
}
