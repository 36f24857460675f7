using InterviewKit.GraphQL.TypeSystem.Reading;

namespace InterviewKit.GraphQL.TypeSystem.Rules;

/// <summary>
/// What must be given cannot be deprecated, and a field cannot be deprecated where its interface's field is not
/// (section 3.13.3, https://spec.graphql.org/September2025/#sec--deprecated, and <c>IsValidImplementation</c> in section 3.6).
/// </summary>
internal static class DeprecationRule
{
    public static void Check(TypeSystemDraft draft, SchemaProblems problems)
    {
        foreach (var input in draft.Inputs)
        {
            if (input.DeprecationReason is not null && input.IsRequired)
                problems.Add("What is required cannot be deprecated: make it nullable or give it a default value first.", input);
        }

        foreach (var type in draft.TypesWithFields)
        {
            foreach (var promised in type.Interfaces.SelectMany(implemented => implemented.Fields))
            {
                if (promised.DeprecationReason is null && type.Fields.Find(promised.Name) is { DeprecationReason: not null } field)
                    problems.Add($"The field cannot be deprecated, as {promised}, which it implements, is not.", field);
            }
        }
    }
}
