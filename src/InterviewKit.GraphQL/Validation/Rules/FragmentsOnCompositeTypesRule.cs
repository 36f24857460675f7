using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Validation.Rules;

/// <summary>
/// The type that a fragment applies to has selections: it is an object, an interface or a union
/// (section 5.5.1.3, https://spec.graphql.org/September2025/#sec-Fragments-on-Object-Interface-or-Union-Types).
/// </summary>
internal sealed class FragmentsOnCompositeTypesRule() : ValidationRule("5.5.1.3", "sec-Fragments-on-Object-Interface-or-Union-Types"), ITypeConditionRule
{
    public void Check(NamedTypeNode typeCondition, ValidationContext context)
    {
        if (context.Schema.Types.Find(typeCondition.Name) is { } type and not CompositeType)
            context.Report(this, $"A fragment cannot apply to {type}, which is no object, interface or union.", typeCondition);
    }
}
