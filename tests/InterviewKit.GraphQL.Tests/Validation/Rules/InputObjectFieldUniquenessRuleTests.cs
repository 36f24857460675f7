namespace InterviewKit.GraphQL.Tests.Validation.Rules;

public class InputObjectFieldUniquenessRuleTests
{
    [Fact]
    public void The_same_name_in_two_objects_is_fine() =>
        "{ findDog(searchBy: { name: \"a\", nested: { name: \"b\" } }) { name } }".ShouldBeValid();

    [Fact]
    public void A_field_is_given_once_also_in_objects_of_unknown_type() =>
        "{ findDog(searchBy: { name: \"a\", name: \"b\" }) { name } any(value: { x: 1, x: 2 }) }".ShouldFail(
            ("Input field \"name\" can be given only once.", "1:23 1:34"),
            ("Input field \"x\" can be given only once.", "1:69 1:75"));
}
