using System.Collections.Immutable;
using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.Validation.Rules;

/// <summary>
/// An argument of a non-null type without a default is given
/// (section 5.4.3, https://spec.graphql.org/September2025/#sec-Required-Arguments).
/// </summary>
internal sealed class RequiredArgumentsRule() : ValidationRule("5.4.3", "sec-Required-Arguments"), IArgumentsRule
{
    public void Check(in ArgumentOwner owner, ValidationContext context)
    {
        if (owner.Definitions is not { } definitions) return;
        foreach (var definition in definitions)
        {
            if (definition.IsRequired && !IsGiven(owner.Arguments, definition.Name))
                context.Report(this, $"Argument \"{definition.Name}\" of type {definition.Type} is required on {owner.Coordinate}, and was not given.", owner.Node);
        }
    }

    private static bool IsGiven(ImmutableArray<ArgumentNode> arguments, string name)
    {
        foreach (var argument in arguments)
        {
            WorkCount.Add();
            if (argument.Name.Value == name) return true;
        }

        return false;
    }
}
