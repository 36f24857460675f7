namespace InterviewKit.GraphQL.Tests.Validation.Rules;

public class FragmentSpreadIsPossibleRuleTests
{
    [Fact]
    public void Overlapping_types_are_fine() =>
        "{ pet { ... on Dog { name } ... on CatOrDog { ... on Cat { name } } } dog { ... on Pet { name } } human { ... on HumanOrAlien { ... on Sentient { name } } } }".ShouldBeValid();

    [Fact]
    public void An_object_cannot_be_another() =>
        "{ dog { ... on Cat { meowVolume } } }".ShouldFail(
            ("The inline fragment on Cat can never apply to Dog.", "1:9"));

    [Fact]
    public void A_named_fragment_is_checked_where_it_is_used() =>
        "{ human { ...f } dog { ...f } } fragment f on Dog { name }".ShouldFail(
            ("Fragment \"f\" on Dog can never apply to Human.", "1:11"));

    [Fact]
    public void Interfaces_without_a_common_type_never_meet() =>
        "{ pet { ... on Sentient { name } } catOrDog { ... on HumanOrAlien { __typename } } }".ShouldFail(
            ("The inline fragment on Sentient can never apply to Pet.", "1:9"),
            ("The inline fragment on HumanOrAlien can never apply to CatOrDog.", "1:47"));
}
