namespace InterviewKit.GraphQL.Tests.Validation.Rules;

public class SingleRootFieldRuleTests
{
    [Fact]
    public void One_root_field_is_fine() =>
        "subscription s { newMessage { body sender } }".ShouldBeValid();

    [Fact]
    public void One_root_field_by_way_of_fragments_is_fine() =>
        "subscription s { ...f ... on Subscription { newMessage { sender } } } fragment f on Subscription { newMessage { body } }".ShouldBeValid();

    [Fact]
    public void Two_root_fields_are_refused() =>
        "subscription s { newMessage { body } disallowedSecondRootField }".ShouldFail(
            ("Subscription \"s\" must have exactly one root field, found 2.", "1:38"));

    [Fact]
    public void Two_root_fields_in_a_fragment_are_refused() =>
        "subscription { ...f } fragment f on Subscription { newMessage { body } disallowedSecondRootField }".ShouldFail(
            ("An anonymous subscription must have exactly one root field, found 2.", "1:72"));

    [Fact]
    public void Two_aliases_of_one_field_are_two_root_fields() =>
        "subscription s { a: newMessage { body } b: newMessage { body } }".ShouldFail(
            ("Subscription \"s\" must have exactly one root field, found 2.", "1:41"));

    [Fact]
    public void A_meta_field_is_no_root_field() =>
        "subscription s { __typename }".ShouldFail(
            ("Subscription \"s\" must not have the meta-field __typename as its root field.", "1:18"));

    [Fact]
    public void Skip_and_include_are_refused_at_the_root() =>
        "subscription s($no: Boolean!) { newMessage @skip(if: $no) { body } }".ShouldFail(
            ("Subscription \"s\" must not have @skip on its root field.", "1:44"));

    [Fact]
    public void Skip_and_include_are_refused_on_fragments_of_the_root_even_with_an_undefined_variable() =>
        "subscription s { ...f @include(if: $nowhere) } fragment f on Subscription { newMessage { body } }".ShouldFail(
            ("Subscription \"s\" must not have @include on its root field.", "1:23"),
            ("Variable \"$nowhere\" is not defined by operation \"s\".", "1:36 1:1"));

    [Fact]
    public void Skip_is_fine_below_the_root() =>
        "subscription s($no: Boolean!) { newMessage { body @skip(if: $no) } }".ShouldBeValid();

    [Fact]
    public void A_fragment_that_spreads_itself_ends() =>
        "subscription s { ...f } fragment f on Subscription { newMessage { body } ...f }".ShouldFail(
            ("Fragment \"f\" cannot spread itself.", "1:74"));
}
