using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Validation.Rules;

/// <summary>
/// A fragment that is spread is defined
/// (section 5.5.2.1, https://spec.graphql.org/September2025/#sec-Fragment-Spread-Target-Defined).
/// </summary>
internal sealed class FragmentSpreadTargetDefinedRule() : ValidationRule("5.5.2.1", "sec-Fragment-Spread-Target-Defined"), IFragmentUseRule
{
    public void Check(SelectionNode use, CompositeType? parent, ValidationContext context)
    {
        if (use is not FragmentSpreadNode spread || context.Fragments.ContainsKey(spread.Name.Value)) return;
        context.Report(this, $"Fragment \"{spread.Name}\" is not defined.", [spread.Name.Location]);
    }
}
