using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.Validation.Rules;

/// <summary>
/// The type of a variable exists and is an input type
/// (section 5.8.2, https://spec.graphql.org/September2025/#sec-Variables-Are-Input-Types).
/// </summary>
internal sealed class VariablesAreInputTypesRule() : ValidationRule("5.8.2", "sec-Variables-Are-Input-Types"), IVariableDefinitionRule
{
    public void Check(VariableDefinitionNode variable, ValidationContext context)
    {
        var name = variable.Type.Named.Name;
        var type = context.Schema.FindType(variable.Type);
        if (type is null)
        {
            var question = context.Suggest(name, context.Schema.Types.Where(known => known.IsInputType && !known.Name.StartsWith("__", StringComparison.Ordinal)).Select(known => known.Name));
            context.Report(this, $"Type \"{name}\" is not defined.{question}", variable.Type);
        }
        else if (!type.IsInputType)
        {
            context.Report(this, $"Variable \"${variable.Name}\" cannot be of type {type}, which is no input type.", variable.Type);
        }
    }
}
