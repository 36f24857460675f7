using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.Validation;

namespace InterviewKit.GraphQL.Tests.Validation;

public class DocumentValidatorTests
{
    [Fact]
    public void An_error_has_a_code_and_the_section_that_it_breaks()
    {
        var error = DocumentValidator.Validate(KennelSchema.Schema, Parser.Parse(new Source("{ dog }"))).Single();

        error.Code.ShouldBe(ErrorCodes.ValidationFailed);
        error.Extensions.ShouldNotBeNull()["section"].ShouldBe("5.3.3");
        error.Extensions["specifiedBy"].ShouldBe("https://spec.graphql.org/September2025/#sec-Leaf-Field-Selections");
        error.Locations.ShouldBe([new SourceLocation(1, 3)]);
        error.Path.ShouldBeNull();
    }

    [Fact]
    public void Suggestions_can_be_switched_off()
    {
        const string Document = "{ dgo @skp { nam } findDog(searchBy: { nam: 1 }) { name } }";

        Expectations.Validate(Document).Count(error => error.Message.Contains("Did you mean", StringComparison.Ordinal)).ShouldBe(3);
        Expectations.Validate(Document, new ValidationOptions { Suggestions = false })
            .ShouldAllBe(error => !error.Message.Contains("Did you mean", StringComparison.Ordinal));
    }

    [Fact]
    public void No_more_errors_are_reported_than_asked_for() =>
        Expectations.Validate("{ a b c d e }", new ValidationOptions { MaxErrors = 3 }).Length.ShouldBe(3);

    [Fact]
    public void The_standard_introspection_query_is_valid() =>
        """
        query IntrospectionQuery {
          __schema {
            description
            queryType { name kind }
            mutationType { name kind }
            subscriptionType { name kind }
            types { ...FullType }
            directives { name description isRepeatable locations args(includeDeprecated: true) { ...InputValue } }
          }
        }
        fragment FullType on __Type {
          kind name description specifiedByURL isOneOf
          fields(includeDeprecated: true) {
            name description args(includeDeprecated: true) { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason
          }
          inputFields(includeDeprecated: true) { ...InputValue }
          interfaces { ...TypeRef }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
          possibleTypes { ...TypeRef }
        }
        fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue isDeprecated deprecationReason }
        fragment TypeRef on __Type {
          kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } }
        }
        """.ShouldBeValid();

    [Fact]
    public void All_thirty_sections_have_a_rule_of_their_own()
    {
        var sections = InterviewKit.GraphQL.Validation.Rules.SpecifiedRules.All.Select(rule => rule.Extensions["section"]).ToArray();

        sections.Length.ShouldBe(30);
        sections.ShouldBeUnique();
    }
}
