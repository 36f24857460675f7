namespace InterviewKit.GraphQL.Tests.Validation.Rules;

public class ArgumentUniquenessRuleTests
{
    [Fact]
    public void The_same_argument_on_two_fields_is_fine() =>
        "{ arguments { intArgField(intArg: 1) a: intArgField(intArg: 2) } }".ShouldBeValid();

    [Fact]
    public void An_argument_is_given_once() =>
        "{ arguments { intArgField(intArg: 1, intArg: 1) } }".ShouldFail(
            ("Argument \"intArg\" can be given only once.", "1:27 1:38"));

    [Fact]
    public void An_argument_of_a_directive_is_given_once() =>
        "{ dog { name @skip(if: true, if: true) } }".ShouldFail(
            ("Argument \"if\" can be given only once.", "1:20 1:30"));
}
