namespace InterviewKit.GraphQL.Tests.Validation.Rules;

public class ExecutableDefinitionsRuleTests
{
    [Fact]
    public void Operations_and_fragments_are_executable() =>
        "{ dog { ...f } } fragment f on Dog { name }".ShouldBeValid();

    [Fact]
    public void Definitions_and_extensions_of_the_type_system_are_not() =>
        """
            { dog { name } }
            extend type Dog { color: String }
            directive @d on FIELD
            schema { query: Query }
            """.ShouldFail(
            ("The definition of type Dog cannot be executed.", "2:1"),
            ("The definition of directive @d cannot be executed.", "3:1"),
            ("The definition of the schema cannot be executed.", "4:1"));
}
