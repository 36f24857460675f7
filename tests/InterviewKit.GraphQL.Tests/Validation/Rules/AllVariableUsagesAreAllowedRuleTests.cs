namespace InterviewKit.GraphQL.Tests.Validation.Rules;

public class AllVariableUsagesAreAllowedRuleTests
{
    [Fact]
    public void Equal_and_stricter_types_fit() =>
        "query ($a: Boolean!, $b: [Boolean!]!, $c: Int) { arguments { booleanArgField(booleanArg: $a) booleanListArgField(booleanListArg: $b) intArgField(intArg: $c) } }".ShouldBeValid();

    [Fact]
    public void Another_type_does_not_fit() =>
        "query ($a: Int) { arguments { booleanArgField(booleanArg: $a) } }".ShouldFail(
            ("Variable \"$a\" of type Int cannot be used where type Boolean is expected.", "1:8 1:59"));

    [Fact]
    public void Nullable_does_not_fit_non_null() =>
        "query ($a: Boolean) { arguments { nonNullBooleanArgField(nonNullBooleanArg: $a) } }".ShouldFail(
            ("Variable \"$a\" of type Boolean cannot be used where type Boolean! is expected.", "1:8 1:77"));

    [Fact]
    public void A_default_of_the_variable_or_of_the_argument_makes_up_for_null() =>
        "query ($a: Boolean = false, $b: Boolean) { arguments { nonNullBooleanArgField(nonNullBooleanArg: $a) optionalNonNullBooleanArgField(optionalBooleanArg: $b) } }".ShouldBeValid();

    [Fact]
    public void A_default_of_null_does_not() =>
        "query ($a: Boolean = null) { arguments { nonNullBooleanArgField(nonNullBooleanArg: $a) } }".ShouldFail(
            ("Variable \"$a\" of type Boolean cannot be used where type Boolean! is expected.", "1:8 1:84"));

    [Fact]
    public void A_list_variable_is_no_single_value_and_the_reverse() =>
        "query ($a: [Boolean], $b: Boolean!) { arguments { booleanArgField(booleanArg: $a) booleanListArgField(booleanListArg: $b) } }".ShouldFail(
            ("Variable \"$a\" of type [Boolean] cannot be used where type Boolean is expected.", "1:8 1:79"),
            ("Variable \"$b\" of type Boolean! cannot be used where type [Boolean]! is expected.", "1:23 1:119"));

    [Fact]
    public void Nullable_items_do_not_fit_non_null_items() =>
        "query ($a: [Boolean]) { booleanList(booleanListArg: $a) }".ShouldFail(
            ("Variable \"$a\" of type [Boolean] cannot be used where type [Boolean!] is expected.", "1:8 1:53"));

    [Fact]
    public void Items_and_fields_are_places_too() =>
        "query ($a: Boolean, $b: Int) { booleanList(booleanListArg: [true, $a]) findDog(searchBy: { size: $b, name: $b }) { name } }".ShouldFail(
            ("Variable \"$a\" of type Boolean cannot be used where type Boolean! is expected.", "1:8 1:67"),
            ("Variable \"$b\" of type Int cannot be used where type String is expected.", "1:21 1:108"));

    [Fact]
    public void The_field_of_a_OneOf_object_takes_no_nullable_variable() =>
        "query ($a: String, $b: String!) { a: findPet(by: { name: $a }) { name } b: findPet(by: { name: $b }) { name } }".ShouldFail(
            ("Variable \"$a\" of type String cannot be used in the OneOf input object PetKey, which takes no null.", "1:8 1:58"));

    [Fact]
    public void A_variable_in_a_fragment_is_checked_for_each_operation() =>
        "query a($v: Boolean!) { dog { ...f } } query b($v: Int) { dog { ...f } } fragment f on Dog { name @skip(if: $v) }".ShouldFail(
            ("Variable \"$v\" of type Int cannot be used where type Boolean! is expected.", "1:48 1:109"));
}
