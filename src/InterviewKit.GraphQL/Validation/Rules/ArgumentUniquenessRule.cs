namespace InterviewKit.GraphQL.Validation.Rules;

/// <summary>
/// An argument is given once
/// (section 5.4.2, https://spec.graphql.org/September2025/#sec-Argument-Uniqueness).
/// </summary>
internal sealed class ArgumentUniquenessRule() : ValidationRule("5.4.2", "sec-Argument-Uniqueness"), IArgumentsRule
{
    public void Check(in ArgumentOwner owner, ValidationContext context)
    {
        if (owner.Arguments.Length < 2) return;
        foreach (var same in owner.Arguments.GroupBy(argument => argument.Name.Value))
        {
            if (same.Skip(1).Any())
                context.Report(this, $"Argument \"{same.Key}\" can be given only once.", same.Select(argument => argument.Name.Location));
        }
    }
}
