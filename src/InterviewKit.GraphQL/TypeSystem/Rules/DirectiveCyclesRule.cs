using InterviewKit.GraphQL.TypeSystem.Reading;

namespace InterviewKit.GraphQL.TypeSystem.Rules;

/// <summary>
/// A directive must not be applied, directly or by way of types, within what its own arguments consist of
/// (section 3.13, https://spec.graphql.org/September2025/#sec-Type-System.Directives.Type-Validation).
/// </summary>
internal static class DirectiveCyclesRule
{
    public static void Check(TypeSystemDraft draft, SchemaProblems problems)
    {
        foreach (var directive in draft.Directives)
        {
            if (Reaches(directive)) problems.Add($"Directive @{directive.Name} must not refer to itself, directly or by way of types and directives.", directive);
        }
    }

    private static bool Reaches(DirectiveDefinition target)
    {
        var seen = new HashSet<object>();
        var open = new Stack<ISchemaElement>(target.Arguments);
        while (open.TryPop(out var element))
        {
            foreach (var applied in element.AppliedDirectives)
            {
                if (ReferenceEquals(applied.Definition, target)) return true;
                if (seen.Add(applied.Definition)) Push(applied.Definition.Arguments);
            }

            if (element is InputValueDefinition input && seen.Add(input.Type.Named)) open.Push(input.Type.Named);
            if (element is InputObjectType inputObject) Push(inputObject.Fields);
            if (element is EnumType enumType) Push(enumType.Values);
        }

        return false;

        void Push(IEnumerable<ISchemaElement> elements)
        {
            foreach (var element in elements) open.Push(element);
        }
    }
}
