namespace InterviewKit.GraphQL.Tests.Validation.Rules;

public class ValuesOfCorrectTypeRuleTests
{
    [Fact]
    public void Values_of_every_type_fit() =>
        "{ arguments { intArgField(intArg: 1) floatArgField(floatArg: 1) b: booleanArgField(booleanArg: true) s: stringArgField(stringArg: \"x\") i: idArgField(idArg: 7) j: idArgField(idArg: \"7\") } }".ShouldBeValid();

    [Fact]
    public void A_single_value_stands_for_a_list() =>
        "{ booleanList(booleanListArg: true) findDogs(searchBy: { name: \"Fido\" }) { name } }".ShouldBeValid();

    [Fact]
    public void Values_of_other_types_are_refused() =>
        """
            {
              arguments {
                a: intArgField(intArg: "123")
                b: intArgField(intArg: 3.0)
                c: intArgField(intArg: 2147483648)
                d: floatArgField(floatArg: "1")
                e: booleanArgField(booleanArg: 1)
                f: stringArgField(stringArg: yes)
                g: idArgField(idArg: 1.5)
              }
              dog {
                doesKnowCommand(dogCommand: "SIT")
                meow: doesKnowCommand(dogCommand: MEOW)
              }
            }
            """.ShouldFail(
            ("Expected a value of type Int, found \"123\", which is not an integer.", "3:28"),
            ("Expected a value of type Int, found 3.0, which is not an integer.", "4:28"),
            ("Expected a value of type Int, found 2147483648, which is not a 32-bit signed integer.", "5:28"),
            ("Expected a value of type Float, found \"1\", which is not a number.", "6:32"),
            ("Expected a value of type Boolean, found 1, which is not true or false.", "7:36"),
            ("Expected a value of type String, found yes, which is not a string.", "8:34"),
            ("Expected a value of type ID, found 1.5, which is neither a string nor an integer.", "9:26"),
            ("Expected a value of the enum DogCommand, which is a name without quotes, found \"SIT\". Did you mean \"SIT\"?", "12:33"),
            ("Value \"MEOW\" does not exist in the enum DogCommand.", "13:39"));

    [Fact]
    public void Each_item_of_a_list_is_checked() =>
        "{ booleanList(booleanListArg: [true, 2, null]) }".ShouldFail(
            ("Expected a value of type Boolean, found 2, which is not true or false.", "1:38"),
            ("Expected a value of type Boolean!, found null.", "1:41"));

    [Fact]
    public void Defaults_of_variables_are_checked() =>
        "query q($a: Int! = null, $b: [Int] = [1, \"2\"], $c: Int = 3) { a: arguments { intArgField(intArg: $a) b: intArgField(intArg: $c) } booleanList(booleanListArg: $b) }".ShouldFail(
            ("Expected a value of type Int!, found null.", "1:20"),
            ("Expected a value of type Int, found \"2\", which is not an integer.", "1:42"),
            ("Variable \"$b\" of type [Int] cannot be used where type [Boolean!] is expected.", "1:26 1:159"));

    [Fact]
    public void An_object_is_wanted_for_an_input_object() =>
        "{ findDog(searchBy: 3) { name } }".ShouldFail(
            ("Expected a value of type FindDogInput, which is an input object, found 3.", "1:21"));

    [Fact]
    public void A_OneOf_object_has_exactly_one_field_which_is_not_null() =>
        "{ a: findPet(by: { name: \"Rex\" }) { name } b: findPet(by: { name: \"Rex\", tag: 1 }) { name } c: findPet(by: {}) { name } d: findPet(by: { tag: null }) { name } }".ShouldFail(
            ("Exactly one field must be given for the OneOf input object PetKey, found 2.", "1:59"),
            ("Exactly one field must be given for the OneOf input object PetKey, found 0.", "1:108"),
            ("Field PetKey.tag must not be null, as PetKey is a OneOf input object.", "1:143"));

    [Fact]
    public void A_scalar_without_a_coercion_takes_any_value() =>
        "query q($v: String) { any(value: { a: [1, $v, NAME], b: { c: 1.5 } }) }".ShouldBeValid();

    [Fact]
    public void Directives_and_variables_are_checked_too() =>
        "{ dog { name @skip(if: \"no\") } }".ShouldFail(
            ("Expected a value of type Boolean, found \"no\", which is not true or false.", "1:24"));

    [Fact]
    public void Each_value_of_an_input_field_that_is_given_twice_is_looked_at() =>
        "{ findDog(searchBy: { name: 1, name: 2, nested: { owner: 3 }, nested: { owner: 4 } }) { name } }"
            .Validate().Where(error => error.Message.StartsWith("Expected", StringComparison.Ordinal)).Select(error => error.Locations)
            .ShouldBe(["1:29", "1:38", "1:58", "1:80"], ignoreOrder: true);
}
