namespace InterviewKit.GraphQL.Tests.Validation.Rules;

public class OperationNameUniquenessRuleTests
{
    [Fact]
    public void Two_names_are_fine() =>
        "query a { dog { name } } query b { dog { name } }".ShouldBeValid();

    [Fact]
    public void A_name_must_not_be_used_for_two_operations_whatever_their_kind() =>
        "query a { dog { name } } mutation a { addPet(input: { name: \"Rex\" }) { name } }".ShouldFail(
            ("There can be only one operation named \"a\".", "1:7 1:35"));

    [Fact]
    public void An_operation_may_be_called_as_a_fragment() =>
        "query a { dog { ...a } } fragment a on Dog { name }".ShouldBeValid();
}
