using System.Text;
using System.Text.Json;
using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Tests.TypeSystem;

/// <summary>Section 6.1.2, with the coercion of each type in section 3.</summary>
public class VariableCoercionTests
{
    private static readonly Schema Schema = Sdl.Read("""
        enum Level { JUNIOR SENIOR }
        scalar Any
        input Filter { text: String = "x" level: Level size: Int! nested: Filter tags: [String!] rest: Any }
        input Key @oneOf { id: ID number: Int ref: Filter }
        type T { f(a: [Filter!], k: Key, i: Int, l: Level, x: Float): Int }
        """);

    [Theory]
    [InlineData("Int", "1", "1")]
    [InlineData("Int", "1.0", "1")]
    [InlineData("Int", "1e2", "100")]
    [InlineData("Int", "-2147483648", "-2147483648")]
    [InlineData("Float", "1", "1")]
    [InlineData("Float", "1.5e3", "1500")]
    [InlineData("String", "\"s\"", "s")]
    [InlineData("Boolean", "true", "True")]
    [InlineData("ID", "\"a\"", "a")]
    [InlineData("ID", "7", "7")]
    [InlineData("ID", "123456789012345678901234567890", "123456789012345678901234567890")]
    [InlineData("Level", "\"SENIOR\"", "SENIOR")]
    [InlineData("Int", "null", "null")]
    [InlineData("[Int]", "null", "null")]
    [InlineData("[Int]", "[1, null, 2]", "[1, null, 2]")]
    [InlineData("[Int]", "1", "[1]")]
    [InlineData("[[Int]]", "1", "[[1]]")]
    [InlineData("[[Int]]", "[1, [2, 3], null]", "[[1], [2, 3], null]")]
    [InlineData("[[Int]]", "[]", "[]")]
    [InlineData("Filter", "{\"size\":1}", "{text: x, size: 1}")]
    [InlineData("Filter", "{\"size\":1,\"text\":null,\"nested\":{\"size\":2},\"tags\":\"a\"}", "{text: null, size: 1, nested: {text: x, size: 2}, tags: [a]}")]
    [InlineData("[Filter!]", "{\"size\":1}", "[{text: x, size: 1}]")]
    [InlineData("Key", "{\"id\":4}", "{id: 4}")]
    [InlineData("Any", "[1, 12345678901, 1.5, \"s\", true, null]", "[1, 12345678901, 1.5, s, True, null]")]
    public void Values_that_fit_are_coerced(string type, string json, string expected) =>
        SchemaReaderTests.Show(Single(type, json)).ShouldBe(expected);

    [Theory]
    [InlineData("Int", "1.5", "Variable $v: expected a value of type Int, found 1.5, which is not an integer.")]
    [InlineData("Int", "\"1\"", "Variable $v: expected a value of type Int, found \"1\", which is not an integer.")]
    [InlineData("Int", "true", "Variable $v: expected a value of type Int, found true, which is not an integer.")]
    [InlineData("Int", "2147483648", "Variable $v: expected a value of type Int, found 2147483648, which is not a 32-bit signed integer.")]
    [InlineData("Int", "1e999", "Variable $v: expected a value of type Int, found 1e999, which is not a 32-bit signed integer.")]
    [InlineData("Float", "\"1\"", "Variable $v: expected a value of type Float, found \"1\", which is not a number.")]
    [InlineData("Float", "1e999", "Variable $v: expected a value of type Float, found 1e999, which is beyond a double-precision number.")]
    [InlineData("String", "1", "Variable $v: expected a value of type String, found 1, which is not a string.")]
    [InlineData("String", "[\"a\"]", "Variable $v: expected a value of type String, found [\"a\"], which is not a string.")]
    [InlineData("String", "\"\\ud800\"", "Variable $v: expected a value of type String, found \"\\ud800\", which is not valid Unicode text.")]
    [InlineData("Boolean", "0", "Variable $v: expected a value of type Boolean, found 0, which is not true or false.")]
    [InlineData("ID", "1.5", "Variable $v: expected a value of type ID, found 1.5, which is neither a string nor an integer.")]
    [InlineData("ID", "true", "Variable $v: expected a value of type ID, found true, which is neither a string nor an integer.")]
    [InlineData("Level", "\"SENOIR\"", "Variable $v: expected a value of the enum Level, found \"SENOIR\". Did you mean \"SENIOR\"?")]
    [InlineData("Level", "1", "Variable $v: expected a value of the enum Level, found 1.")]
    [InlineData("Int!", "null", "Variable $v: expected a value of type Int!, found null.")]
    [InlineData("[Int!]", "[1, null]", "Variable $v at v[1]: expected a value of type Int!, found null.")]
    [InlineData("[[Int]]", "[[1], [2, \"x\"]]", "Variable $v at v[1][1]: expected a value of type Int, found \"x\", which is not an integer.")]
    [InlineData("Filter", "[]", "Variable $v: expected a value of type Filter, which is an object, found [].")]
    [InlineData("Filter", "{}", "Variable $v: field Filter.size of type Int! is required, and was not given.")]
    [InlineData("Filter", "{\"size\":null}", "Variable $v at v.size: expected a value of type Int!, found null.")]
    [InlineData("Filter", "{\"size\":1,\"txt\":1}", "Variable $v: field \"txt\" is not defined by type Filter. Did you mean \"text\"?")]
    [InlineData("[Filter]", "[{\"size\":1,\"nested\":{\"size\":1,\"tags\":[\"a\",2]}}]", "Variable $v at v[0].nested.tags[1]: expected a value of type String, found 2, which is not a string.")]
    [InlineData("Key", "{}", "Variable $v: exactly one field must be given for the OneOf input object Key, found 0.")]
    [InlineData("Key", "{\"id\":1,\"number\":null}", "Variable $v: exactly one field must be given for the OneOf input object Key, found 2.")]
    [InlineData("Key", "{\"id\":null}", "Variable $v: the field of the OneOf input object Key must not be null.")]
    [InlineData("String", "[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26]", "Variable $v: expected a value of type String, found [1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23…, which is not a string.")]
    public void Values_that_do_not_fit_are_refused_with_their_path(string type, string json, string message)
    {
        var error = Coerce($"query($v: {type}) {{ ok }}", $"{{\"v\":{json}}}").Errors.ShouldHaveSingleItem();

        error.Message.ShouldBe(message);
        error.Code.ShouldBe(ErrorCodes.BadUserInput);
        error.Locations.ShouldBe([new SourceLocation(1, 7)]);
    }

    [Fact]
    public void An_absent_variable_takes_its_default_and_an_explicit_null_does_not()
    {
        const string Operation = "query($a: Int = 1, $b: Int = 2, $c: Int, $d: Filter = { size: 3 }) { ok }";

        var variables = Coerce(Operation, """{"b":null,"unknown":1}""").Variables.ShouldNotBeNull();

        variables.TryGetValue("a", out var a).ShouldBeTrue();
        a.ShouldBe(1);
        variables.TryGetValue("b", out var b).ShouldBeTrue();
        b.ShouldBeNull();
        variables.TryGetValue("c", out _).ShouldBeFalse();
        variables.TryGetValue("d", out var d).ShouldBeTrue();
        SchemaReaderTests.Show(d).ShouldBe("{text: x, size: 3}");
        variables.TryGetValue("unknown", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("null")]
    [InlineData(null)]
    public void No_variables_at_all_is_an_empty_object(string? json)
    {
        Coerce("query($a: Int) { ok }", json).Variables.ShouldNotBeNull().Count.ShouldBe(0);
        Coerce("query($a: Int!) { ok }", json).Errors.Single().Message.ShouldBe("Variable $a of type Int! is required, and was not given.");
    }

    [Fact]
    public void Variables_are_an_object() =>
        Coerce("query($a: Int) { ok }", "[1]").Errors.Single().Message.ShouldBe("Variables must be a JSON object, found Array.");

    [Fact]
    public void Every_variable_s_errors_are_told_together() =>
        Coerce("query($a: Int!, $b: Int, $c: [Int]) { ok }", """{"b":"x","c":["y",1,"z"]}""").Errors.Length.ShouldBe(4);

    [Fact]
    public void Errors_stop_at_their_limit()
    {
        var json = new StringBuilder("{\"c\":[").AppendJoin(',', Enumerable.Repeat("\"x\"", 400)).Append("]}").ToString();

        Coerce("query($c: [Int]) { ok }", json).Errors.Length.ShouldBe(50);
    }

    [Fact]
    public void Long_lists_are_refused_by_a_limit_that_is_named()
    {
        var json = $"{{\"c\":[{string.Join(',', Enumerable.Repeat(1, 501))}]}}";

        var error = Coerce("query($c: [Int]) { ok }", json).Errors.Single();

        error.Message.ShouldBe("Variable $c: the list has 501 items, which is more than the limit MaxListItems of 500.");
        error.Code.ShouldBe(ErrorCodes.LimitExceeded);
    }

    [Fact]
    public void Deep_values_are_refused_by_a_limit_that_is_named()
    {
        var json = string.Concat(Enumerable.Repeat("{\"size\":1,\"nested\":", 40)) + "null" + new string('}', 40);

        var error = Coerce("query($c: Filter) { ok }", $"{{\"c\":{json}}}").Errors.Single();

        error.Message.ShouldEndWith(": the value nests deeper than the limit MaxDepth of 32.");
        error.Code.ShouldBe(ErrorCodes.LimitExceeded);
    }

    [Theory]
    [InlineData("{\"\\ud800\":1}", "The name of a variable is not valid Unicode text.")]
    [InlineData("{\"f\":{\"size\":1,\"\\udc00\":1}}", "Variable $f: the name of a field of type Filter is not valid Unicode text.")]
    [InlineData("{\"f\":{\"size\":1,\"level\":\"\\ud800\"}}", "Variable $f at f.level: expected a value of the enum Level, found \"\\ud800\".")]
    [InlineData("{\"f\":{\"size\":1,\"rest\":{\"\\ud800\":1}}}", "Variable $f at f.rest: expected a value of type Any, found {\"\\ud800\":1}, which is not valid Unicode text.")]
    public void Escaped_lone_surrogates_are_refused_and_do_not_throw(string json, string message) =>
        Coerce("query($f: Filter) { ok }", json).Errors.Single().Message.ShouldBe(message);

    [Fact]
    public void Of_a_name_that_is_given_twice_the_last_value_counts() =>
        SchemaReaderTests.Show(Single("Filter", "{\"size\":1,\"size\":2}")).ShouldBe("{text: x, size: 2}");

    [Fact]
    public void Suggestions_can_be_switched_off() =>
        Coerce("query($l: Level) { ok }", "{\"l\":\"SENIO\"}", new VariableOptions { Suggestions = false }).Errors.Single().Message.ShouldEndWith("found \"SENIO\".");

    private static object? Single(string type, string json)
    {
        var result = Coerce($"query($v: {type}) {{ ok }}", $"{{\"v\":{json}}}");
        result.Errors.Select(error => error.Message).ShouldBeEmpty();
        result.Variables.ShouldNotBeNull().TryGetValue("v", out var value).ShouldBeTrue();
        return value;
    }

    private static VariablesResult Coerce(string operation, string? json, VariableOptions? options = null)
    {
        var node = (OperationDefinitionNode)Parser.Parse(new Source(operation)).Definitions[0];
        JsonElement? variables = json is null ? null : JsonDocument.Parse(json).RootElement;
        return VariableCoercion.Coerce(Schema, node, variables, options);
    }
}
