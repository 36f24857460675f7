namespace InterviewKit.GraphQL.Tests.Validation.Rules;

public class AllVariablesUsedRuleTests
{
    [Fact]
    public void Use_in_a_fragment_counts() =>
        "query ($v: Boolean!) { dog { ...f } } fragment f on Dog { name @skip(if: $v) }".ShouldBeValid();

    [Fact]
    public void A_variable_that_is_not_used_is_refused() =>
        "query q($v: Boolean!, $w: Int) { dog @skip(if: $v) { name } }".ShouldFail(
            ("Variable \"$w\" is never used in operation \"q\".", "1:23"));

    [Fact]
    public void Use_by_another_operation_does_not_count() =>
        "query a($v: Boolean!) { dog { name } } query b($v: Boolean!) { dog @skip(if: $v) { name } }".ShouldFail(
            ("Variable \"$v\" is never used in operation \"a\".", "1:9"));
}
