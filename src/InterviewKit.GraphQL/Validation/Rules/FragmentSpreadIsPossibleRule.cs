using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Validation.Rules;

/// <summary>
/// Some object type is both the fragment's and its parent's, so that the fragment can ever apply
/// (section 5.5.2.3, https://spec.graphql.org/September2025/#sec-Fragment-Spread-Is-Possible).
/// </summary>
internal sealed class FragmentSpreadIsPossibleRule() : ValidationRule("5.5.2.3", "sec-Fragment-Spread-Is-Possible"), IFragmentUseRule
{
    public void Check(SelectionNode use, CompositeType? parent, ValidationContext context)
    {
        var condition = use switch
        {
            InlineFragmentNode inline => inline.TypeCondition,
            FragmentSpreadNode spread => context.Fragments.GetValueOrDefault(spread.Name.Value)?.TypeCondition,
            _ => null,
        };
        if (parent is null || condition is null || context.FindComposite(condition.Name) is not { } type || type.Overlaps(parent)) return;

        var fragment = use is FragmentSpreadNode named ? $"Fragment \"{named.Name}\"" : "The inline fragment";
        context.Report(this, $"{fragment} on {type} can never apply to {parent}.", use);
    }
}
