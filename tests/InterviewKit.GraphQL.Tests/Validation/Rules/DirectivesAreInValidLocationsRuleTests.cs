namespace InterviewKit.GraphQL.Tests.Validation.Rules;

public class DirectivesAreInValidLocationsRuleTests
{
    [Fact]
    public void Places_that_the_definition_names_are_fine() =>
        "query ($v: Boolean! @onVariable) @onQuery { dog @include(if: $v) { ...f @skip(if: $v) ... @skip(if: $v) { name } } } fragment f on Dog { name }".ShouldBeValid();

    [Fact]
    public void Other_places_are_refused() =>
        "query @skip(if: true) { dog @onQuery { ...f @onVariable ... @onQuery { name } } } fragment f on Dog @tag(name: \"a\") { name }".ShouldFail(
            ("Directive \"@skip\" cannot be used on QUERY.", "1:7"),
            ("Directive \"@onQuery\" cannot be used on FIELD.", "1:29"),
            ("Directive \"@onVariable\" cannot be used on FRAGMENT_SPREAD.", "1:45"),
            ("Directive \"@onQuery\" cannot be used on INLINE_FRAGMENT.", "1:61"),
            ("Directive \"@tag\" cannot be used on FRAGMENT_DEFINITION.", "1:101"));

    [Fact]
    public void Mutations_subscriptions_and_variables_are_places_of_their_own() =>
        "subscription ($v: Boolean @onQuery) @onQuery { newMessage { body @include(if: $v) } }".ShouldFail(
            ("Directive \"@onQuery\" cannot be used on VARIABLE_DEFINITION.", "1:27"),
            ("Directive \"@onQuery\" cannot be used on SUBSCRIPTION.", "1:37"),
            ("Variable \"$v\" of type Boolean cannot be used where type Boolean! is expected.", "1:15 1:79"));
}
