namespace InterviewKit.GraphQL.Validation.Rules;

/// <summary>
/// The name of an operation is unique among all operations of the document
/// (section 5.2.2.1, https://spec.graphql.org/September2025/#sec-Operation-Name-Uniqueness).
/// </summary>
internal sealed class OperationNameUniquenessRule() : ValidationRule("5.2.2.1", "sec-Operation-Name-Uniqueness"), IDocumentRule
{
    public void Check(ValidationContext context)
    {
        foreach (var same in context.Operations.Where(operation => operation.Name is not null).GroupBy(operation => operation.Name!.Value.Value))
        {
            if (same.Skip(1).Any())
                context.Report(this, $"There can be only one operation named \"{same.Key}\".", same.Select(operation => operation.Name!.Value.Location));
        }
    }
}
