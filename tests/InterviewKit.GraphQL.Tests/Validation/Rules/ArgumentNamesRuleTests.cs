namespace InterviewKit.GraphQL.Tests.Validation.Rules;

public class ArgumentNamesRuleTests
{
    [Fact]
    public void Arguments_of_fields_and_directives_exist() =>
        "{ dog { doesKnowCommand(dogCommand: SIT) isHouseTrained(atOtherHomes: true) @include(if: true) } }".ShouldBeValid();

    [Fact]
    public void An_argument_that_the_field_lacks_is_refused() =>
        "{ dog { isHouseTrained(atOtherHome: true) } }".ShouldFail(
            ("Argument \"atOtherHome\" is not defined on Dog.isHouseTrained. Did you mean \"atOtherHomes\"?", "1:24"));

    [Fact]
    public void An_argument_that_the_directive_lacks_is_refused() =>
        "{ dog { name @include(if: true, unless: false) } }".ShouldFail(
            ("Argument \"unless\" is not defined on @include.", "1:33"));

    [Fact]
    public void Arguments_of_an_unknown_directive_are_left_alone() =>
        "{ dog { name @unknown(if: true) } }".ShouldFail(
            ("Directive \"@unknown\" is not defined.", "1:14"));
}
