namespace InterviewKit.GraphQL.TypeSystem;

/// <summary>
/// The variables of an operation after coercion. A variable that is absent was not given and has no default; one that is present
/// may be null. Immutable.
/// </summary>
public sealed class CoercedVariables
{
    /// <summary>The variables of an operation that has none.</summary>
    public static readonly CoercedVariables Empty = new([]);

    private readonly Dictionary<string, object?> values;

    internal CoercedVariables(IEnumerable<KeyValuePair<string, object?>> values) => this.values = new(values, StringComparer.Ordinal);

    /// <summary>How many variables are present.</summary>
    public int Count => values.Count;

    /// <summary>Whether the variable is present, and its value as <see cref="InputValue"/> describes.</summary>
    public bool TryGetValue(string name, out object? value) => values.TryGetValue(name, out value);
}
