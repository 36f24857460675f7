namespace InterviewKit.GraphQL.Tests.Validation.Rules;

public class DirectivesAreDefinedRuleTests
{
    [Fact]
    public void Built_in_and_own_directives_are_fine() =>
        "query @onQuery { dog { name @skip(if: false) @tag(name: \"a\") } }".ShouldBeValid();

    [Fact]
    public void An_undefined_directive_is_refused() =>
        "{ dog @unknown { name @skp(if: true) } }".ShouldFail(
            ("Directive \"@unknown\" is not defined.", "1:7"),
            ("Directive \"@skp\" is not defined. Did you mean \"skip\"?", "1:23"));

    [Fact]
    public void Many_uses_at_one_place_are_one_error() =>
        "{ __typename @a @a @a @a @a @a @a @a @a @a @a @a }".ShouldFail(
            ("Directive \"@a\" is not defined.", "1:14 1:17 1:20 1:23 1:26 1:29 1:32 1:35 1:38 1:41"));
}
