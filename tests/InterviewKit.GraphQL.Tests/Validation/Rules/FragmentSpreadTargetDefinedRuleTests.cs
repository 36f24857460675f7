namespace InterviewKit.GraphQL.Tests.Validation.Rules;

public class FragmentSpreadTargetDefinedRuleTests
{
    [Fact]
    public void A_defined_fragment_is_fine_before_its_definition() =>
        "{ dog { ...a } } fragment a on Dog { name }".ShouldBeValid();

    [Fact]
    public void An_undefined_fragment_is_refused() =>
        "{ dog { ...undefinedFragment } }".ShouldFail(
            ("Fragment \"undefinedFragment\" is not defined.", "1:12"));
}
