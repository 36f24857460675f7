namespace InterviewKit.GraphQL.Tests.Validation.Rules;

public class RequiredArgumentsRuleTests
{
    [Fact]
    public void What_is_required_is_given_in_any_order() =>
        "{ arguments { multipleRequirements(y: 1, x: 2) } }".ShouldBeValid();

    [Fact]
    public void What_has_a_default_or_may_be_null_can_be_left_out() =>
        "{ arguments { optionalNonNullBooleanArgField booleanArgField } }".ShouldBeValid();

    [Fact]
    public void A_required_argument_that_is_missing_is_refused() =>
        "{ arguments { multipleRequirements(x: 1) } }".ShouldFail(
            ("Argument \"y\" of type Int! is required on Arguments.multipleRequirements, and was not given.", "1:15"));

    [Fact]
    public void A_required_argument_of_a_directive_is_asked_for() =>
        "{ dog { name @include } }".ShouldFail(
            ("Argument \"if\" of type Boolean! is required on @include, and was not given.", "1:14"));

    [Fact]
    public void Null_is_not_an_argument_of_a_required_type() =>
        "{ arguments { nonNullBooleanArgField(nonNullBooleanArg: null) } }".ShouldFail(
            ("Expected a value of type Boolean!, found null.", "1:57"));
}
