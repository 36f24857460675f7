using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Tests.Validation.Rules;

public class OperationTypeExistenceRuleTests
{
    private static readonly Schema QueriesOnly = SchemaReader.Read([new Source("type Query { a: Int }")]).Schema!;

    [Fact]
    public void All_three_kinds_exist_in_the_kennel() =>
        "query q { dog { name } } mutation m { addPet(input: { name: \"Rex\" }) { name } } subscription s { newMessage { body } }".ShouldBeValid();

    [Fact]
    public void A_schema_of_queries_refuses_the_other_kinds() =>
        Expectations.Validate("mutation a { b } subscription b { a }", schema: QueriesOnly).ShouldBe(
        [
            ("The schema has no mutation operations.", "1:1"),
            ("The schema has no subscription operations.", "1:18"),
        ]);
}
