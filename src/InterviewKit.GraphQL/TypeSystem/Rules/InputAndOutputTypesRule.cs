using InterviewKit.GraphQL.TypeSystem.Reading;

namespace InterviewKit.GraphQL.TypeSystem.Rules;

/// <summary>
/// Fields have output types; arguments and input fields have input types
/// (section 3.4.2, https://spec.graphql.org/September2025/#sec-Input-and-Output-Types).
/// </summary>
internal static class InputAndOutputTypesRule
{
    public static void Check(TypeSystemDraft draft, SchemaProblems problems)
    {
        foreach (var field in draft.TypesWithFields.SelectMany(type => type.Fields))
        {
            if (!field.Type.IsOutputType)
                problems.Add($"The type of a field must be an output type, and {field.Type} is an input object.", field);
        }

        foreach (var input in draft.Inputs)
        {
            if (!input.Type.IsInputType)
                problems.Add($"The type of an argument or input field must be an input type, which {input.Type} is not.", input);
        }
    }
}
