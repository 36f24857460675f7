namespace InterviewKit.GraphQL.Tests.Validation.Rules;

public class LoneAnonymousOperationRuleTests
{
    [Fact]
    public void One_anonymous_operation_with_fragments_is_fine() =>
        "{ dog { ...f } } fragment f on Dog { name }".ShouldBeValid();

    [Fact]
    public void An_anonymous_operation_beside_another_is_refused() =>
        "{ dog { name } } query a { dog { name } }".ShouldFail(
            ("An anonymous operation must be the only operation of its document.", "1:1"));

    [Fact]
    public void Each_of_two_anonymous_operations_is_refused() =>
        "{ dog { name } } { dog { name } }".ShouldFail(
            ("An anonymous operation must be the only operation of its document.", "1:1"),
            ("An anonymous operation must be the only operation of its document.", "1:18"));
}
