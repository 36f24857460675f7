namespace InterviewKit.GraphQL.Tests.Validation.Rules;

public class AllVariableUsesDefinedRuleTests
{
    [Fact]
    public void A_fragment_s_variable_is_its_operation_s() =>
        "query ($v: Boolean!) { dog { ...f } } fragment f on Dog { ...g } fragment g on Dog { name @skip(if: $v) }".ShouldBeValid();

    [Fact]
    public void An_undefined_variable_is_refused_wherever_it_stands() =>
        "query q { dog @skip(if: $a) { name } findDog(searchBy: { nested: { name: $b } }) { name } booleanList(booleanListArg: [$c]) }".ShouldFail(
            ("Variable \"$a\" is not defined by operation \"q\".", "1:25 1:1"),
            ("Variable \"$b\" is not defined by operation \"q\".", "1:74 1:1"),
            ("Variable \"$c\" is not defined by operation \"q\".", "1:120 1:1"));

    [Fact]
    public void Of_two_operations_that_share_a_fragment_the_one_without_the_variable_is_told() =>
        "query a($v: Boolean!) { dog { ...f } } query b { dog { ...f } } fragment f on Dog { name @skip(if: $v) }".ShouldFail(
            ("Variable \"$v\" is not defined by operation \"b\".", "1:100 1:40"));

    [Fact]
    public void Fragments_in_a_cycle_are_searched_once() =>
        "{ dog { ...f } } fragment f on Dog { name @skip(if: $v) ...f }".ShouldFail(
            ("Fragment \"f\" cannot spread itself.", "1:57"),
            ("Variable \"$v\" is not defined.", "1:53 1:1"));
}
