using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.Validation.Rules;

/// <summary>
/// The name of a fragment is unique among all fragments of the document
/// (section 5.5.1.1, https://spec.graphql.org/September2025/#sec-Fragment-Name-Uniqueness).
/// </summary>
internal sealed class FragmentNameUniquenessRule() : ValidationRule("5.5.1.1", "sec-Fragment-Name-Uniqueness"), IDocumentRule
{
    public void Check(ValidationContext context)
    {
        foreach (var same in context.Document.Definitions.OfType<FragmentDefinitionNode>().GroupBy(fragment => fragment.Name.Value))
        {
            if (same.Skip(1).Any())
                context.Report(this, $"There can be only one fragment named \"{same.Key}\".", same.Select(fragment => fragment.Name.Location));
        }
    }
}
