namespace InterviewKit.GraphQL.Tests.Validation.Rules;

public class InputObjectRequiredFieldsRuleTests
{
    [Fact]
    public void Fields_with_a_default_can_be_left_out() =>
        "mutation { addPet(input: { name: \"Rex\" }) { name } }".ShouldBeValid();

    [Fact]
    public void A_required_field_is_asked_for() =>
        "mutation { addPet(input: { nickname: null }) { name } }".ShouldFail(
            ("Field AddPetInput.name of type String! is required, and was not given.", "1:26"));

    [Fact]
    public void A_default_does_not_make_null_a_value() =>
        "{ findDog(searchBy: { size: null }) { name } }".ShouldFail(
            ("Expected a value of type Int!, found null.", "1:29"));
}
