using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Tests.TypeSystem;

public class SchemaPrinterTests
{
    [Fact]
    public void A_schema_is_printed_by_name_with_descriptions_directives_and_extensions_merged_in() =>
        SchemaPrinter.Print(Sdl.ReadAll("""
            type Zoo implements Place @cost(weight: "2") { "What it is called." name(upper: Boolean = false @deprecated): String! }
            type Query { zoo(by: By!): Zoo @deprecated(reason: "use place") }
            extend type Query { place: Place }
            "Somewhere." interface Place { name(upper: Boolean = false): String! }
            input By @oneOf { id: ID name: String }
            enum Kind { SMALL "Over 10 ha." LARGE @deprecated }
            union Any = Zoo
            directive @cost("As a number." weight: String!) on OBJECT
            scalar Date @specifiedBy(url: "https://example.org")
            type Tree {
              \"\"\"
              A long description
              of two lines.
              \"\"\"
              kind: [Kind!]!
            }
            """.Replace("\\\"", "\"", StringComparison.Ordinal))).ShouldBe(""""
            directive @cost(
              "As a number."
              weight: String!
            ) on OBJECT

            union Any = Zoo

            input By @oneOf {
              id: ID
              name: String
            }

            scalar Date @specifiedBy(url: "https://example.org")

            enum Kind {
              SMALL
              "Over 10 ha."
              LARGE @deprecated
            }

            "Somewhere."
            interface Place {
              name(upper: Boolean = false): String!
            }

            type Query {
              zoo(by: By!): Zoo @deprecated(reason: "use place")
              place: Place
            }

            type Tree {
              """
              A long description
              of two lines.
              """
              kind: [Kind!]!
            }

            type Zoo implements Place @cost(weight: "2") {
              "What it is called."
              name(upper: Boolean = false @deprecated): String!
            }

            """");

    [Theory]
    [InlineData("type Query { a: Int }", "type Query")]
    [InlineData("schema { query: Query } type Query { a: Int }", "type Query")]
    [InlineData("\"Mine.\" schema { query: Query } type Query { a: Int }", "\"Mine.\"\nschema {\n  query: Query\n}")]
    [InlineData("schema { query: Root } type Root { a: Int }", "schema {\n  query: Root\n}")]
    [InlineData("schema { query: Query } type Query { a: Mutation } type Mutation { a: Int }", "schema {\n  query: Query\n}")]
    [InlineData("extend schema @x directive @x on SCHEMA type Query { a: Int }", "schema @x {\n  query: Query\n}")]
    public void The_schema_definition_is_printed_only_where_it_says_something(string sdl, string start) =>
        SchemaPrinter.Print(Sdl.ReadAll(sdl)).ShouldStartWith(start);

    [Fact]
    public void The_order_of_sources_and_types_does_not_change_the_text() =>
        SchemaPrinter.Print(Sdl.ReadAll("type Query { b: B a: A }", "type B { x: Int }", "type A { x: Int }"))
            .ShouldBe(SchemaPrinter.Print(Sdl.ReadAll("type A { x: Int }", "type B { x: Int } type Query { b: B a: A }")));
}
