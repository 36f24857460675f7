namespace InterviewKit.GraphQL.Tests.Validation.Rules;

public class VariableUniquenessRuleTests
{
    [Fact]
    public void The_same_name_in_two_operations_is_fine() =>
        "query a($v: Boolean!) { dog @skip(if: $v) { name } } query b($v: Boolean!) { dog @skip(if: $v) { name } }".ShouldBeValid();

    [Fact]
    public void A_name_is_for_one_variable() =>
        "query a($v: Boolean!, $v: Int) { dog @skip(if: $v) { name } }".ShouldFail(
            ("There can be only one variable named \"$v\".", "1:9 1:23"));
}
