using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.Validation.Rules;

/// <summary>
/// A field is given once in an input object
/// (section 5.6.3, https://spec.graphql.org/September2025/#sec-Input-Object-Field-Uniqueness).
/// </summary>
internal sealed class InputObjectFieldUniquenessRule() : ValidationRule("5.6.3", "sec-Input-Object-Field-Uniqueness"), IObjectValueRule
{
    public void Check(ObjectValueNode value, ValidationContext context)
    {
        if (value.Fields.Length < 2) return;
        foreach (var same in value.Fields.GroupBy(field => field.Name.Value))
        {
            if (same.Skip(1).Any())
                context.Report(this, $"Input field \"{same.Key}\" can be given only once.", same.Select(field => field.Name.Location));
        }
    }
}
