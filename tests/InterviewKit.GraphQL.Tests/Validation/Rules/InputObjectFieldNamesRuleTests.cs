namespace InterviewKit.GraphQL.Tests.Validation.Rules;

public class InputObjectFieldNamesRuleTests
{
    [Fact]
    public void Defined_fields_are_fine() =>
        "{ findDog(searchBy: { name: \"Fido\", nested: { owner: \"me\" } }) { name } }".ShouldBeValid();

    [Fact]
    public void An_undefined_field_is_refused_at_any_depth() =>
        "{ findDog(searchBy: { favoriteCookieFlavor: \"Bacon\", nested: { nam: \"x\" } }) { name } }".ShouldFail(
            ("Field \"favoriteCookieFlavor\" is not defined by type FindDogInput.", "1:23"),
            ("Field \"nam\" is not defined by type FindDogInput. Did you mean \"name\"?", "1:64"));
}
