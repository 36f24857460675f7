using System.Text.Json;
using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Tests.TypeSystem;

/// <summary>
/// The examples of input coercion that the specification gives in tables (3.10 Input Objects, 3.10.1 OneOf Input Objects, 3.11
/// List), each as a literal and, where it is the same, as a variable.
/// </summary>
public class CoercionTableTests
{
    private static readonly Schema Schema = Sdl.ReadAll("""
        type Query { example(of: Example, oneOf: OneOf, list: [Int], lists: [[Int]]): Int }
        input Example { a: String b: Int! }
        input OneOf @oneOf { a: String b: Int }
        """);

    [Theory]
    [InlineData("list", "[1, 2, 3]", "[1, 2, 3]")]
    [InlineData("list", "[1, \"b\", true]", null)]
    [InlineData("list", "1", "[1]")]
    [InlineData("list", "null", "null")]
    [InlineData("lists", "[[1], [2, 3]]", "[[1], [2, 3]]")]
    [InlineData("lists", "[1, 2, 3]", "[[1], [2], [3]]")]
    [InlineData("lists", "[1, null, 3]", "[[1], null, [3]]")]
    [InlineData("lists", "[[1], [\"b\"]]", null)]
    [InlineData("lists", "1", "[[1]]")]
    [InlineData("lists", "null", "null")]
    public void Lists(string argument, string value, string? expected)
    {
        OfLiteral(argument, value, "{}").ShouldBe(expected);
        OfVariable(argument, value).ShouldBe(expected);
    }

    [Theory]
    [InlineData("{ a: \"abc\", b: 123 }", "{}", "{a: abc, b: 123}")]
    [InlineData("{ a: null, b: 123 }", "{}", "{a: null, b: 123}")]
    [InlineData("{ b: 123 }", "{}", "{b: 123}")]
    [InlineData("{ a: $var, b: 123 }", """{ "var": null }""", "{a: null, b: 123}")]
    [InlineData("{ a: $var, b: 123 }", "{}", "{b: 123}")]
    [InlineData("{ b: $var }", """{ "var": 123 }""", "{b: 123}")]
    [InlineData("\"abc123\"", "{}", null)]
    [InlineData("{ a: \"abc\", b: \"123\" }", "{}", null)]
    [InlineData("{ a: \"abc\" }", "{}", null)]
    [InlineData("{ b: $var }", "{}", null)]
    [InlineData("{ a: \"abc\", b: null }", "{}", null)]
    [InlineData("{ b: $var }", """{ "var": null }""", null)]
    [InlineData("{ b: 123, c: \"xyz\" }", "{}", null)]
    public void Literals_of_input_objects(string value, string variables, string? expected) => OfLiteral("of", value, variables).ShouldBe(expected);

    [Theory]
    [InlineData("""{ "b": 123 }""", "{b: 123}")]
    [InlineData("\"abc123\"", null)]
    [InlineData("""{ "a": "abc" }""", null)]
    public void Variables_of_input_objects(string value, string? expected) => OfVariable("of", value).ShouldBe(expected);

    [Theory]
    [InlineData("{ a: \"abc\" }", "{}", "{a: abc}")]
    [InlineData("{ b: 123 }", "{}", "{b: 123}")]
    [InlineData("{ a: null }", "{}", null)]
    [InlineData("{ a: $var }", "{}", null)]
    [InlineData("{ a: \"abc\", b: 123 }", "{}", null)]
    [InlineData("{ a: 456, b: \"xyz\" }", "{}", null)]
    [InlineData("{ a: \"abc\", b: null }", "{}", null)]
    [InlineData("{ a: \"abc\", b: $var }", "{}", null)]
    [InlineData("{ a: $text, b: $var }", """{ "text": "abc" }""", null)]
    [InlineData("{}", "{}", null)]
    public void Literals_of_OneOf_input_objects(string value, string variables, string? expected) =>
        OfLiteral("oneOf", value, variables).ShouldBe(expected);

    [Theory]
    [InlineData("""{ "a": "abc" }""", "{a: abc}")]
    [InlineData("""{ "a": null }""", null)]
    [InlineData("""{ "a": "abc", "b": 123 }""", null)]
    [InlineData("{}", null)]
    public void Variables_of_OneOf_input_objects(string value, string? expected) => OfVariable("oneOf", value).ShouldBe(expected);

    private static string? OfLiteral(string argument, string value, string variables)
    {
        var operation = Operation($"query($var: Int, $text: String) {{ example({argument}: {value}) }}");
        var given = VariableCoercion.Coerce(Schema, operation, JsonDocument.Parse(variables).RootElement).Variables.ShouldNotBeNull();
        var node = (FieldNode)operation.SelectionSet.Selections[0];
        return LiteralCoercion.TryCoerce(node.Arguments[0].Value, TypeOf(argument), given, out var coerced, out _) ? SchemaReaderTests.Show(coerced) : null;
    }

    private static string? OfVariable(string argument, string value)
    {
        var operation = Operation($"query($value: {TypeOf(argument)}) {{ example({argument}: $value) }}");
        var result = VariableCoercion.Coerce(Schema, operation, JsonDocument.Parse($$"""{ "value": {{value}} }""").RootElement);
        return result.IsValid && result.Variables.TryGetValue("value", out var coerced) ? SchemaReaderTests.Show(coerced) : null;
    }

    private static OperationDefinitionNode Operation(string text) => (OperationDefinitionNode)Parser.Parse(new Source(text)).Definitions[0];

    private static GraphQLType TypeOf(string argument) => Schema.QueryType.Fields[0].Arguments.Find(argument)!.Type;
}
