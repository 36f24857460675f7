using InterviewKit.GraphQL.TypeSystem.Reading;

namespace InterviewKit.GraphQL.TypeSystem.Rules;

/// <summary>
/// A type has at least one field, member or value (first rule of type validation in sections 3.6 to 3.10,
/// https://spec.graphql.org/September2025/#sec-Objects.Type-Validation).
/// </summary>
internal static class NonEmptyTypesRule
{
    public static void Check(TypeSystemDraft draft, SchemaProblems problems)
    {
        foreach (var type in draft.Types)
        {
            var missing = type switch
            {
                UnionType { Members.IsEmpty: true } => "member",
                ObjectType { Fields.Count: 0 } or InterfaceType { Fields.Count: 0 } => "field",
                EnumType { Values.Count: 0 } => "value",
                InputObjectType { Fields.Count: 0 } => "input field",
                _ => null,
            };
            // A union whose members are all wrong has been told so.
            if (missing is not null && !problems.Concern(type)) problems.Add($"Type {type} must have at least one {missing}.", type);
        }
    }
}
