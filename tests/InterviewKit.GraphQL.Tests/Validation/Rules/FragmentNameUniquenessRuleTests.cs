namespace InterviewKit.GraphQL.Tests.Validation.Rules;

public class FragmentNameUniquenessRuleTests
{
    [Fact]
    public void Two_names_are_fine() =>
        "{ dog { ...a ...b } } fragment a on Dog { name } fragment b on Dog { name }".ShouldBeValid();

    [Fact]
    public void A_name_is_for_one_fragment() =>
        "{ dog { ...a } } fragment a on Dog { name } fragment a on Dog { nickname }".ShouldFail(
            ("There can be only one fragment named \"a\".", "1:27 1:54"));

    [Fact]
    public void Twins_of_which_one_spreads_itself_are_told_once() =>
        "{ dog { ...a } } fragment a on Dog { name } fragment a on Dog { ...a }".ShouldFail(
            ("There can be only one fragment named \"a\".", "1:27 1:54"));
}
