using InterviewKit.GraphQL.TypeSystem.Reading;

namespace InterviewKit.GraphQL.TypeSystem.Rules;

/// <summary>
/// The fields of a OneOf input object are nullable and have no default
/// (section 3.10.1, https://spec.graphql.org/September2025/#sec-OneOf-Input-Objects).
/// </summary>
internal static class OneOfFieldsRule
{
    public static void Check(TypeSystemDraft draft, SchemaProblems problems)
    {
        foreach (var field in draft.InputObjects.Where(type => type.IsOneOf).SelectMany(type => type.Fields))
        {
            if (field.Type.IsNonNull)
                problems.Add($"A field of a OneOf input object must be nullable, and is {field.Type}.", field);
            if (field.HasDefault)
                problems.Add("A field of a OneOf input object must not have a default value.", field);
        }
    }
}
