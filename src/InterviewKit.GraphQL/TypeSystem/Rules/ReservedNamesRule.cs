using InterviewKit.GraphQL.TypeSystem.Reading;

namespace InterviewKit.GraphQL.TypeSystem.Rules;

/// <summary>
/// Names must not begin with two underscores, which are kept for introspection
/// (section 2.1.9, https://spec.graphql.org/September2025/#sec-Names.Reserved-Names).
/// </summary>
internal static class ReservedNamesRule
{
    public static void Check(TypeSystemDraft draft, SchemaProblems problems)
    {
        IEnumerable<ISchemaElement> elements =
        [
            .. draft.Types,
            .. draft.Directives,
            .. draft.TypesWithFields.SelectMany(type => type.Fields),
            .. draft.Types.OfType<EnumType>().SelectMany(type => type.Values),
            .. draft.Inputs,
        ];
        foreach (var element in elements)
        {
            if (element.Location.Source is not null && element.Name.StartsWith("__", StringComparison.Ordinal))
                problems.Add($"The name \"{element.Name}\" must not begin with \"__\", which is kept for introspection.", element);
        }
    }
}
