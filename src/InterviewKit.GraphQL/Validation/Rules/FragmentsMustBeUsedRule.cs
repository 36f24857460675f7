namespace InterviewKit.GraphQL.Validation.Rules;

/// <summary>
/// Every fragment is used by some operation, be it by way of other fragments
/// (section 5.5.1.4, https://spec.graphql.org/September2025/#sec-Fragments-Must-Be-Used).
/// </summary>
internal sealed class FragmentsMustBeUsedRule() : ValidationRule("5.5.1.4", "sec-Fragments-Must-Be-Used"), IDocumentRule
{
    public void Check(ValidationContext context)
    {
        foreach (var fragment in context.Fragments.Values)
        {
            if (!context.UsedFragments.Contains(fragment)) context.Report(this, $"Fragment \"{fragment.Name}\" is never used.", fragment);
        }
    }
}
