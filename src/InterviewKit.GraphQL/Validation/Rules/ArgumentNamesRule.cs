namespace InterviewKit.GraphQL.Validation.Rules;

/// <summary>
/// An argument that is given is defined on the field or directive
/// (section 5.4.1, https://spec.graphql.org/September2025/#sec-Argument-Names).
/// </summary>
internal sealed class ArgumentNamesRule() : ValidationRule("5.4.1", "sec-Argument-Names"), IArgumentsRule
{
    public void Check(in ArgumentOwner owner, ValidationContext context)
    {
        if (owner.Definitions is not { } definitions) return;
        foreach (var argument in owner.Arguments)
        {
            var name = argument.Name.Value;
            if (definitions.Find(name) is not null) continue;
            context.Report(this, $"Argument \"{name}\" is not defined on {owner.Coordinate}.{context.Suggest(name, definitions.Select(known => known.Name))}", argument);
        }
    }
}
