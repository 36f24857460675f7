namespace InterviewKit.GraphQL.Tests.Validation.Rules;

public class LeafFieldSelectionsRuleTests
{
    [Fact]
    public void Scalars_stand_alone_and_objects_have_subfields() =>
        "{ dog { barkVolume owner { name } } }".ShouldBeValid();

    [Fact]
    public void A_scalar_has_no_subfields() =>
        "{ dog { barkVolume { sinceWhen } } }".ShouldFail(
            ("Field \"barkVolume\" must not have a selection, since type Int has no subfields.", "1:20"));

    [Fact]
    public void Objects_interfaces_and_unions_need_subfields() =>
        "{ human pet catOrDog }".ShouldFail(
            ("Field \"human\" of type Human must have a selection of subfields: human { … }.", "1:3"),
            ("Field \"pet\" of type Pet must have a selection of subfields: pet { … }.", "1:9"),
            ("Field \"catOrDog\" of type CatOrDog must have a selection of subfields: catOrDog { … }.", "1:13"));

    [Fact]
    public void A_list_of_objects_needs_subfields() =>
        "{ human { friends } }".ShouldFail(
            ("Field \"friends\" of type [Human!]! must have a selection of subfields: friends { … }.", "1:11"));
}
