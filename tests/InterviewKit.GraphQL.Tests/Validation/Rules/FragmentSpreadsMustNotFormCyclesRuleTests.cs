namespace InterviewKit.GraphQL.Tests.Validation.Rules;

public class FragmentSpreadsMustNotFormCyclesRuleTests
{
    [Fact]
    public void A_fragment_that_is_used_twice_is_no_cycle() =>
        "{ dog { ...a ...b } } fragment a on Dog { ...c } fragment b on Dog { ...c } fragment c on Dog { name }".ShouldBeValid();

    [Fact]
    public void A_fragment_must_not_spread_itself() =>
        "{ dog { ...a } } fragment a on Dog { owner { pets { ...a } } }".ShouldFail(
            ("Fragment \"a\" cannot spread itself.", "1:53"));

    [Fact]
    public void Nor_by_way_of_others() =>
        "{ dog { ...a } } fragment a on Dog { ...b } fragment b on Dog { ...c } fragment c on Dog { ...a name }".ShouldFail(
            ("Fragment \"a\" cannot spread itself by way of \"b\", \"c\".", "1:38 1:65 1:92"));

    [Fact]
    public void Each_cycle_is_told() =>
        "{ dog { ...a } } fragment a on Dog { ...b } fragment b on Dog { ...b ...a }".ShouldFail(
            ("Fragment \"b\" cannot spread itself.", "1:65"),
            ("Fragment \"a\" cannot spread itself by way of \"b\".", "1:38 1:70"));
}
