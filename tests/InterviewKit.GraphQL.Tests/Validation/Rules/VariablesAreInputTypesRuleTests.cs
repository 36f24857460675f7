namespace InterviewKit.GraphQL.Tests.Validation.Rules;

public class VariablesAreInputTypesRuleTests
{
    [Fact]
    public void Scalars_enums_inputs_and_lists_of_them_are_fine() =>
        "query ($a: DogCommand!, $b: [FindDogInput!], $c: Int) { dog { doesKnowCommand(dogCommand: $a) } findDogs(searchBy: $b) { name } human { friends(first: $c) { name } } }".ShouldBeValid();

    [Fact]
    public void Output_types_and_unknown_types_are_refused() =>
        "query ($a: Dog, $b: [Pet!]!, $c: Boolaen) { any(value: [$a, $b, $c]) }".ShouldFail(
            ("Variable \"$a\" cannot be of type Dog, which is no input type.", "1:12"),
            ("Variable \"$b\" cannot be of type [Pet!]!, which is no input type.", "1:21"),
            ("Type \"Boolaen\" is not defined. Did you mean \"Boolean\"?", "1:34"));
}
