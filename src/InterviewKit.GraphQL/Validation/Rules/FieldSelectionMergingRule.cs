namespace InterviewKit.GraphQL.Validation.Rules;

/// <summary>
/// Fields with the same response name on the same object are the same field with the same arguments, and those on different objects
/// have the same shape (section 5.3.2, https://spec.graphql.org/September2025/#sec-Field-Selection-Merging). How it is found out
/// without comparing each pair of fields is told at <see cref="FieldMerging"/>.
/// </summary>
internal sealed class FieldSelectionMergingRule() : ValidationRule("5.3.2", "sec-Field-Selection-Merging"), IDocumentRule
{
    public void Check(ValidationContext context) => new FieldMerging(this, context).Check();
}
