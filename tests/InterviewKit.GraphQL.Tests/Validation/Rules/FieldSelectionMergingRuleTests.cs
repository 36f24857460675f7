namespace InterviewKit.GraphQL.Tests.Validation.Rules;

public class FieldSelectionMergingRuleTests
{
    [Fact]
    public void Equal_fields_merge() =>
        "{ dog { name name other: name other: name doesKnowCommand(dogCommand: SIT) doesKnowCommand(dogCommand: SIT) } }".ShouldBeValid();

    [Fact]
    public void Equal_variables_merge() =>
        "query ($c: DogCommand!) { dog { doesKnowCommand(dogCommand: $c) doesKnowCommand(dogCommand: $c) } }".ShouldBeValid();

    [Fact]
    public void Different_fields_do_not() =>
        "{ dog { name: nickname name } }".ShouldFail(
            ("Fields \"dog.name\" cannot be merged: \"nickname\" and \"name\" are different fields. Give one of them another alias if both are meant.", "1:9 1:24"));

    [Fact]
    public void Different_arguments_do_not() =>
        """
            query ($a: DogCommand!, $b: DogCommand!) {
              dog {
                x: doesKnowCommand(dogCommand: SIT)
                x: doesKnowCommand(dogCommand: HEEL)
                y: doesKnowCommand(dogCommand: SIT)
                y: doesKnowCommand(dogCommand: $a)
                z: doesKnowCommand(dogCommand: $a)
                z: doesKnowCommand(dogCommand: $b)
                isHouseTrained(atOtherHomes: true)
                isHouseTrained
              }
            }
            """.ShouldFail(
            ("Fields \"dog.x\" cannot be merged: they have different arguments. Give one of them another alias if both are meant.", "3:5 4:5"),
            ("Fields \"dog.y\" cannot be merged: they have different arguments. Give one of them another alias if both are meant.", "5:5 6:5"),
            ("Fields \"dog.z\" cannot be merged: they have different arguments. Give one of them another alias if both are meant.", "7:5 8:5"),
            ("Fields \"dog.isHouseTrained\" cannot be merged: they have different arguments. Give one of them another alias if both are meant.", "9:5 10:5"));

    [Fact]
    public void The_order_of_arguments_and_input_fields_does_not_count() =>
        "{ arguments { multipleRequirements(x: 1, y: 2) multipleRequirements(y: 2, x: 1) } findDog(searchBy: { name: \"a\", owner: \"b\" }) { name } findDog(searchBy: { owner: \"b\", name: \"a\" }) { name } }".ShouldBeValid();

    [Fact]
    public void Different_fields_of_different_objects_are_fine() =>
        "{ pet { ... on Dog { volume: barkVolume } ... on Cat { volume: meowVolume } } }".ShouldBeValid();

    [Fact]
    public void Different_arguments_on_different_objects_are_fine() =>
        "{ pet { ... on Dog { doesKnowCommand(dogCommand: SIT) } ... on Cat { doesKnowCommand(catCommand: JUMP) } } }".ShouldBeValid();

    [Fact]
    public void Different_leaf_types_of_different_objects_are_not() =>
        "{ pet { ... on Dog { someValue: nickname } ... on Cat { someValue: meowVolume } } }".ShouldFail(
            ("Fields \"pet.someValue\" cannot be merged: they are of the different types String and Int. Give one of them another alias if both are meant.", "1:22 1:57"));

    [Fact]
    public void Nor_a_list_and_a_single_value_nor_null_and_non_null() =>
        "{ box { ... on IntBox { list v: value } ... on StringBox { list } ... on NonNullBox { v: value } } }".ShouldFail(
            ("Fields \"box.list\" cannot be merged: they are of the different types [String] and String. Give one of them another alias if both are meant.", "1:25 1:60"),
            ("Fields \"box.v\" cannot be merged: they are of the different types Int and Int!. Give one of them another alias if both are meant.", "1:30 1:87"));

    [Fact]
    public void Shapes_are_compared_at_any_depth() =>
        "{ box { ... on IntBox { deep { value } } ... on StringBox { deep { value } } } }".ShouldFail(
            ("Fields \"box.deep.value\" cannot be merged: they are of the different types Int and String. Give one of them another alias if both are meant.", "1:32 1:68"));

    [Fact]
    public void An_abstract_parent_may_be_any_object() =>
        "{ pet { x: name ... on Dog { x: nickname } } }".ShouldFail(
            ("Fields \"pet.x\" cannot be merged: \"name\" and \"nickname\" are different fields. Give one of them another alias if both are meant.", "1:9 1:30"));

    [Fact]
    public void Below_fields_of_different_objects_only_the_shape_counts() =>
        "{ pet { ... on Dog { owner { x: name } } ... on Cat { owner { x: name y: name } } } }".ShouldBeValid();

    [Fact]
    public void A_conflict_below_two_equal_fields_is_found_through_fragments() =>
        "{ dog { ...a ...b } } fragment a on Dog { owner { x: name } } fragment b on Dog { owner { x: __typename } }".ShouldFail(
            ("Fields \"dog.owner.x\" cannot be merged: \"name\" and \"__typename\" are different fields. Give one of them another alias if both are meant.", "1:51 1:91"));

    [Fact]
    public void Two_selections_of_a_type_by_introspection_under_one_name_are_compared() =>
        "{ __type(name: \"Dog\") { name } __type(name: \"Cat\") { name } }".ShouldFail(
            ("Fields \"__type\" cannot be merged: they have different arguments. Give one of them another alias if both are meant.", "1:3 1:32"));

    [Fact]
    public void A_block_string_equals_a_string() =>
        "{ findDog(searchBy: { name: \"a\" }) { name } findDog(searchBy: { name: \"\"\"a\"\"\" }) { name } }".ShouldBeValid();

    [Fact]
    public void A_shared_fragment_does_not_tie_together_what_never_meets() =>
        "{ a: dog { ...s owner { x: name } } b: dog { ...s owner { x: __typename } } } fragment s on Dog { owner { y: name } }".ShouldBeValid();

    [Fact]
    public void A_fragment_that_spreads_itself_below_a_field_ends() =>
        "{ human { ...f } } fragment f on Human { friends { ...f name } }".ShouldFail(
            ("Fragment \"f\" cannot spread itself.", "1:52"));

    [Fact]
    public void Fragments_that_no_operation_uses_are_checked_too() =>
        "{ dog { name } } fragment A on Dog { ...B name: nickname } fragment B on Dog { name ...C } fragment C on Dog { ...C barkVolume: name barkVolume }"
            .Validate().Where(error => error.Message.Contains("cannot be merged", StringComparison.Ordinal)).Select(error => error.Locations)
            .ShouldBe(["1:43 1:80", "1:117 1:134"], ignoreOrder: true);
}
