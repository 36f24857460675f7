namespace InterviewKit.GraphQL.Tests.Validation.Rules;

public class FieldSelectionsRuleTests
{
    [Fact]
    public void Fields_of_objects_interfaces_and_aliases_exist() =>
        "{ dog { n: name } pet { name __typename } catOrDog { __typename } }".ShouldBeValid();

    [Fact]
    public void A_field_that_the_type_lacks_is_refused() =>
        "{ dog { meowVolume } }".ShouldFail(
            ("Field \"meowVolume\" is not defined on type Dog.", "1:9"));

    [Fact]
    public void The_alias_does_not_help() =>
        "{ dog { barkVolume: kawVolume } }".ShouldFail(
            ("Field \"kawVolume\" is not defined on type Dog. Did you mean \"barkVolume\"?", "1:9"));

    [Fact]
    public void A_field_of_an_implementation_is_not_on_the_interface() =>
        "{ pet { nickname } }".ShouldFail(
            ("Field \"nickname\" is not defined on type Pet. Did you mean to use an inline fragment on Cat?", "1:9"));

    [Fact]
    public void A_union_has_no_fields_but_the_typename() =>
        "{ catOrDog { name } }".ShouldFail(
            ("Field \"name\" is not defined on type CatOrDog. Did you mean to use an inline fragment on Cat?", "1:14"));

    [Fact]
    public void Introspection_starts_at_the_query_root_only() =>
        "{ dog { __schema { description } } __schema { description } __type(name: \"Dog\") { name } }".ShouldFail(
            ("Field \"__schema\" is not defined on type Dog.", "1:9"));

    [Fact]
    public void What_is_below_an_unknown_field_is_not_guessed_at() =>
        "{ dgo { anything { at all } } }".ShouldFail(
            ("Field \"dgo\" is not defined on type Query. Did you mean \"dog\"?", "1:3"));
}
