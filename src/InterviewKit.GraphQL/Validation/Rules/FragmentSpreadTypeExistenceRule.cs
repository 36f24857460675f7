using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Validation.Rules;

/// <summary>
/// The type that a fragment applies to exists
/// (section 5.5.1.2, https://spec.graphql.org/September2025/#sec-Fragment-Spread-Type-Existence).
/// </summary>
internal sealed class FragmentSpreadTypeExistenceRule() : ValidationRule("5.5.1.2", "sec-Fragment-Spread-Type-Existence"), ITypeConditionRule
{
    public void Check(NamedTypeNode typeCondition, ValidationContext context)
    {
        if (context.Schema.Types.Find(typeCondition.Name) is not null) return;
        var question = context.Suggest(typeCondition.Name, context.Schema.Types.OfType<CompositeType>().Where(type => !type.IsBuiltIn).Select(type => type.Name));
        context.Report(this, $"Type \"{typeCondition.Name}\" is not defined.{question}", typeCondition);
    }
}
