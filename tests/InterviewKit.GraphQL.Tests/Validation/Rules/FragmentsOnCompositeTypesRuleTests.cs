namespace InterviewKit.GraphQL.Tests.Validation.Rules;

public class FragmentsOnCompositeTypesRuleTests
{
    [Fact]
    public void Objects_interfaces_and_unions_are_fine() =>
        "{ dog { ... on Dog { name } ... on Pet { name } ... on CatOrDog { __typename } } }".ShouldBeValid();

    [Fact]
    public void Scalars_enums_and_inputs_are_refused() =>
        "{ dog { ... on Int { name } ... on DogCommand { name } ...f } } fragment f on AddPetInput { name }".ShouldFail(
            ("A fragment cannot apply to Int, which is no object, interface or union.", "1:16"),
            ("A fragment cannot apply to DogCommand, which is no object, interface or union.", "1:36"),
            ("A fragment cannot apply to AddPetInput, which is no object, interface or union.", "1:79"));
}
