namespace InterviewKit.GraphQL.Tests.Validation.Rules;

public class FragmentsMustBeUsedRuleTests
{
    [Fact]
    public void Use_by_way_of_another_fragment_counts() =>
        "{ dog { ...a } } fragment a on Dog { ...b } fragment b on Dog { name }".ShouldBeValid();

    [Fact]
    public void A_fragment_that_no_operation_reaches_is_refused_though_another_uses_it() =>
        "{ dog { name } } fragment a on Dog { ...b } fragment b on Dog { name }".ShouldFail(
            ("Fragment \"a\" is never used.", "1:18"),
            ("Fragment \"b\" is never used.", "1:45"));
}
