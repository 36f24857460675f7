namespace InterviewKit.GraphQL.Tests.Validation.Rules;

public class DirectivesAreUniquePerLocationRuleTests
{
    [Fact]
    public void Repeatable_directives_and_other_places_are_fine() =>
        "{ dog { name @tag(name: \"a\") @tag(name: \"b\") @skip(if: false) nickname @skip(if: false) } }".ShouldBeValid();

    [Fact]
    public void Others_stand_once_at_a_place() =>
        "{ dog { name @skip(if: true) @skip(if: false) } }".ShouldFail(
            ("Directive \"@skip\" can be used only once at this place.", "1:14 1:30"));
}
