using System.Collections.Immutable;
using System.Globalization;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Execution;

/// <summary>What arguments and input fields cost by their <c>@cost(weight:)</c>: each as often as it is given.</summary>
internal static class InputWeights
{
    /// <summary>The weight that <c>@cost</c> gives to an element; null where it gives none.</summary>
    public static double? Of(ImmutableArray<AppliedDirective> directives)
    {
        var cost = directives.FirstOrDefault(static directive => directive.Name == "cost");
        var text = cost?.Arguments.GetValueOrDefault("weight") as string;
        var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) && double.IsFinite(weight);
        return isNumber ? weight : null;
    }

    /// <summary>Whether any of the arguments, or an input field inside them, has a weight.</summary>
    public static bool HasAny(NamedList<InputValueDefinition> definitions)
    {
        var seen = new HashSet<InputObjectType>();
        var open = new Stack<InputValueDefinition>(definitions);
        while (open.TryPop(out var definition))
        {
            if (Of(definition.AppliedDirectives) is not null) return true;
            if (definition.Type.Named is not InputObjectType input || !seen.Add(input)) continue;
            foreach (var field in input.Fields)
                open.Push(field);
        }

        return false;
    }

    /// <summary>The sum over all values given. Recursion is as deep as input may nest.</summary>
    public static double Sum(IReadOnlyList<InputValue> values)
    {
        double sum = 0;
        foreach (var (definition, value) in values)
            sum += (Of(definition.AppliedDirectives) ?? 0) + Inside(value);
        return sum;
    }

    private static double Inside(object? value) => value switch
    {
        InputObjectValue input => Sum(input.Fields),
        IReadOnlyList<object?> items => items.Sum(Inside),
        _ => 0,
    };
}
