using System.Collections.Immutable;
using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Execution.Planning;

/// <summary>
/// The variables that a document's <c>@skip</c> and <c>@include</c> ask, with the values of one request. A plan is made for one
/// such choice, so that executing it asks nothing any more; requests with the same choice share it.
/// </summary>
internal sealed class ConditionValues(ImmutableArray<string> names, UInt128 values)
{
    /// <summary>How many variables conditions may ask: what fits into the key of a plan.</summary>
    public const int NamesMax = 128;

    public static readonly ConditionValues None = new([], 0);

    /// <summary>Bit i is the value of variable i.</summary>
    public UInt128 Values { get; } = values;

    /// <summary>Reads the conditions' variables.</summary>
    /// <returns>The name of a variable that is no boolean, for which the condition has no answer; null where all are.</returns>
    public static string? Read(ImmutableArray<string> names, CoercedVariables variables, out ConditionValues conditions)
    {
        conditions = None;
        if (names.IsEmpty) return null;
        UInt128 values = 0;
        for (var i = 0; i < names.Length; i++)
        {
            variables.TryGetValue(names[i], out var value);
            if (value is not bool flag) return names[i];
            if (flag) values |= UInt128.One << i;
        }

        conditions = new ConditionValues(names, values);
        return null;
    }

    /// <summary>Whether a selection's own directives leave it out.</summary>
    public bool Excludes(ImmutableArray<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            if (directive.Name.Value == "skip" && IsTrue(directive)) return true;
            if (directive.Name.Value == "include" && !IsTrue(directive)) return true;
        }

        return false;
    }

    private bool IsTrue(DirectiveNode directive)
    {
        foreach (var argument in directive.Arguments)
        {
            if (argument.Name.Value != "if") continue;
            return argument.Value switch
            {
                BooleanValueNode literal => literal.Value,
                VariableNode variable => (Values >> names.IndexOf(variable.Name, StringComparer.Ordinal) & 1) == 1,
                _ => throw new InvalidOperationException(
                    $"@{directive.Name.Value} has an \"if\" that is no boolean; validation should have refused it."),
            };
        }

        throw new InvalidOperationException($"@{directive.Name.Value} has no \"if\"; validation should have refused it.");
    }
}
