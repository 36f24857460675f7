namespace InterviewKit.GraphQL.Tests.Validation.Rules;

public class FragmentSpreadTypeExistenceRuleTests
{
    [Fact]
    public void Existing_types_are_fine() =>
        "{ dog { ... on Dog { name } ... @include(if: true) { name } } }".ShouldBeValid();

    [Fact]
    public void An_unknown_type_is_refused() =>
        "{ dog { ... on NotInSchema { name } ...f } } fragment f on Doog { name }".ShouldFail(
            ("Type \"NotInSchema\" is not defined.", "1:16"),
            ("Type \"Doog\" is not defined. Did you mean \"Dog\"?", "1:60"));
}
