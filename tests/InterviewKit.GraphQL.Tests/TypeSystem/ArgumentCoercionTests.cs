using System.Text.Json;
using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Tests.TypeSystem;

/// <summary>Section 6.4.1, and literals with variables inside.</summary>
public class ArgumentCoercionTests
{
    private static readonly Schema Schema = Sdl.ReadAll("""
        type Query { f(a: Int = 1, b: Int! = 2, c: Int, d: Int!, list: [Int!], input: In, key: Key): Int }
        input In { x: Int = 5 y: [In!] }
        input Key @oneOf { a: Int b: String }
        """);

    [Theory]
    [InlineData("f(d: 9)", "a=1 b=2 d=9")]
    [InlineData("f(a: null, c: null, d: 9)", "a=null b=2 c=null d=9")]
    [InlineData("f(a: $none, b: $none, c: $none, d: 9)", "a=1 b=2 d=9")]
    [InlineData("f(a: $null, c: $null, d: $one)", "a=null b=2 c=null d=1")]
    [InlineData("f(d: 9, list: [1, $one])", "a=1 b=2 d=9 list=[1, 1]")]
    [InlineData("f(d: 9, list: $one)", "a=1 b=2 d=9 list=1")]
    [InlineData("f(d: 9, list: 3)", "a=1 b=2 d=9 list=[3]")]
    [InlineData("f(d: 9, input: {})", "a=1 b=2 d=9 input={x: 5}")]
    [InlineData("f(d: 9, input: { x: $none, y: { x: $null } })", "a=1 b=2 d=9 input={x: 5, y: [{x: null}]}")]
    [InlineData("f(d: 9, key: { a: $one })", "a=1 b=2 d=9 key={a: 1}")]
    public void Arguments_come_from_literals_variables_and_defaults(string field, string expected)
    {
        var (arguments, error) = Coerce(field);

        error.ShouldBeNull();
        string.Join(' ', arguments!.Values.Select(value => $"{value.Definition.Name}={SchemaReaderTests.Show(value.Value)}")).ShouldBe(expected);
    }

    [Theory]
    [InlineData("f(d: $none)", "Argument Query.f(d:) of type Int! must not be null, and the variable $none is null or was not given.", "1:25")]
    [InlineData("f(d: $null)", "Argument Query.f(d:) of type Int! must not be null, and the variable $null is null or was not given.", "1:25")]
    [InlineData("f(b: $null, d: 1)", "Argument Query.f(b:) of type Int! must not be null, and the variable $null is null or was not given.", "1:25")]
    [InlineData("f(d: 1, list: [$null])", "Argument Query.f(list:): Expected a value of type Int!, found the variable $null, which is null or was not given.", "1:35")]
    [InlineData("f(d: 1, list: [$none])", "Argument Query.f(list:): Expected a value of type Int!, found the variable $none, which is null or was not given.", "1:35")]
    [InlineData("f(d: 1, key: { a: $none })", "Argument Query.f(key:): Field Key.a must not be null, as Key is a OneOf input object.", "1:38")]
    [InlineData("f(d: 1, key: { a: $one, b: $none })", "Argument Query.f(key:): Exactly one field must be given for the OneOf input object Key, found 2.", "1:33")]
    [InlineData("f", "Argument Query.f(d:) of type Int! is required, and was not given.", "")]
    public void What_a_variable_leaves_null_is_an_error_at_its_place(string field, string message, string position)
    {
        var (arguments, error) = Coerce(field);

        arguments.ShouldBeNull();
        error.ShouldNotBeNull().Message.ShouldBe(message);
        string.Join(' ', error.Locations).ShouldBe(position);
    }

    [Fact]
    public void An_argument_that_was_not_given_is_absent_and_one_that_is_null_is_not()
    {
        var arguments = Coerce("f(d: 1, key: null)").Arguments.ShouldNotBeNull();

        arguments.TryGetValue("key", out var key).ShouldBeTrue();
        key.ShouldBeNull();
        arguments.TryGetValue("c", out _).ShouldBeFalse();
    }

    [Fact]
    public void A_scalar_is_coerced_as_it_was_told_to_in_literals_variables_and_defaults()
    {
        var schema = SchemaReader.Read(
            [new Source("scalar Even type Query { f(n: Even = 4): Int }")],
            new Dictionary<string, ScalarCoercion> { ["Even"] = new EvenCoercion() }).Schema!;
        var even = schema.Types.Find("Even")!;

        schema.QueryType.Fields[0].Arguments[0].DefaultValue.ShouldBe("even 4");
        LiteralCoercion.TryCoerce(new IntValueNode("2"), even, null, out var value, out _).ShouldBeTrue();
        value.ShouldBe("even 2");
        LiteralCoercion.TryCoerce(new IntValueNode("3"), even, null, out _, out var problem).ShouldBeFalse();
        problem.ShouldNotBeNull().Message.ShouldBe("Expected a value of type Even, found 3, which is odd.");
        SchemaReader.Read(
                [new Source("scalar Even type Query { f(n: Even = 5): Int }")],
                new Dictionary<string, ScalarCoercion> { ["Even"] = new EvenCoercion() })
            .Problems.Single().Message.ShouldEndWith("which is odd.");
    }

    private static (CoercedArguments? Arguments, GraphQLError? Error) Coerce(string field)
    {
        var document = Parser.Parse(new Source("query($one: Int) { " + field + " }"));
        var operation = (OperationDefinitionNode)document.Definitions[0];
        var variables = VariableCoercion.Coerce(
            Schema,
            (OperationDefinitionNode)Parser.Parse(new Source("query($one: Int, $null: Int, $none: Int) { f }")).Definitions[0],
            JsonDocument.Parse("""{"one":1,"null":null}""").RootElement).Variables!;
        var arguments = ArgumentCoercion.Coerce(
            Schema.QueryType.Fields[0].Arguments, ((FieldNode)operation.SelectionSet.Selections[0]).Arguments, variables, out var error);
        return (arguments, error);
    }

    private sealed class EvenCoercion : ScalarCoercion
    {
        public override ScalarResult Coerce(ValueNode literal, CoercedVariables? variables) => literal is IntValueNode number
            ? int.Parse(number.Text, System.Globalization.CultureInfo.InvariantCulture) % 2 == 0 ? ScalarResult.Of($"even {number.Text}") : ScalarResult.Refuse("is odd")
            : ScalarResult.Refuse("is no number");

        public override ScalarResult Coerce(JsonElement json) => ScalarResult.Refuse("is not tested here");
    }
}
