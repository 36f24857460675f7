using System.Collections.Immutable;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Execution;

/// <summary>Turns a field's or directive's coerced arguments into CLR values.</summary>
internal sealed class ArgumentBinding(
    string owner, NamedList<InputValueDefinition> definitions, ImmutableArray<InputReader> readers)
{
    private readonly ImmutableArray<string> names = [.. definitions.Select(static definition => definition.Name)];

    private readonly bool hasWeights = InputWeights.HasAny(definitions);

    public NamedList<InputValueDefinition> Definitions { get; } = definitions;

    /// <exception cref="FormatException">An input record refused its values.</exception>
    public ArgumentSet Read(IReadOnlyList<InputValue> coerced)
    {
        if (names.Length == 0) return new ArgumentSet(owner, names, []);
        var values = new object?[names.Length];
        Array.Fill(values, ArgumentSet.Absent);
        foreach (var (definition, value) in coerced)
        {
            var ordinal = names.IndexOf(definition.Name, StringComparer.Ordinal);
            values[ordinal] = value is null ? null : readers[ordinal].ReadBoxed(value);
        }

        return new ArgumentSet(owner, names, values, hasWeights ? InputWeights.Sum(coerced) : 0);
    }
}
