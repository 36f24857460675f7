using System.Text.Json.Nodes;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Conformance.Tests.Documents;

/// <summary>Literals and JSON values for input types: fitting ones, and where the dice want a fault, others.</summary>
internal sealed class ValueGenerator(Dice dice)
{
    private static readonly string[] Strays =
        ["1", "-1", "1.5", "1e3", "2147483648", "9007199254740992", "\"text\"", "\"\"", "true", "null", "NAME", "HERBIVORE", "[]", "[1]", "[null]", "[[1]]", "{}", "{a: 1}", "{id: \"1\", name: \"x\"}", "\"\"\"block\"\"\"", "$unknown"];

    private static readonly string[] StrayJson =
        ["1", "-1", "1.5", "1.0", "1e3", "2147483648", "-2147483649", "1e400", "\"text\"", "\"1\"", "\"\"", "true", "null", "\"HERBIVORE\"", "[]", "[1]", "[null]", "[[1]]", "[[1,null],2]", "{}", "{\"a\":1}", "{\"id\":\"1\",\"name\":\"x\"}", "{\"id\":null}", "{\"__proto__\":1}"];

    /// <param name="type">The type to write a value for.</param>
    /// <param name="variable">Gives the use of a variable of a type, such as <c>$v1</c>; null where there can be none.</param>
    /// <param name="depth">How many input objects are open.</param>
    public string Literal(GraphQLType type, Func<GraphQLType, string>? variable, int depth = 0)
    {
        if (dice.Fault()) return variable is null && dice.Chance(0.9) ? dice.Pick(Strays).Replace("$unknown", "null", StringComparison.Ordinal) : dice.Pick(Strays);
        if (variable is not null && dice.Chance(0.2)) return variable(type);
        if (!type.IsNonNull && dice.Chance(0.1)) return "null";
        return type.Nullable switch
        {
            ListType list when dice.Chance(0.15) => Literal(list.ItemType, variable, depth),
            ListType list => $"[{string.Join(dice.Pick([", ", " ", ","]), Items(list, depth).Select(item => Literal(item, variable, depth + 1)))}]",
            InputObjectType input => ObjectLiteral(input, variable, depth),
            EnumType named => dice.Pick([.. named.Values]).Name,
            var scalar => ScalarLiteral(scalar.Named.Name),
        };
    }

    public JsonNode? Json(GraphQLType type, int depth = 0)
    {
        if (dice.Fault()) return JsonNode.Parse(dice.Pick(StrayJson));
        if (!type.IsNonNull && dice.Chance(0.1)) return null;
        return type.Nullable switch
        {
            ListType list when dice.Chance(0.15) => Json(list.ItemType, depth),
            ListType list => new JsonArray([.. Items(list, depth).Select(item => Json(item, depth + 1))]),
            InputObjectType input => JsonObjectOf(input, depth),
            EnumType named => JsonValue.Create(dice.Pick([.. named.Values]).Name),
            var scalar => JsonNode.Parse(ScalarJson(scalar.Named.Name)),
        };
    }

    private IEnumerable<GraphQLType> Items(ListType list, int depth) => Enumerable.Repeat(list.ItemType, depth > 3 ? 0 : dice.Next(3));

    private string ObjectLiteral(InputObjectType input, Func<GraphQLType, string>? variable, int depth)
    {
        var fields = Given(input, depth).Select(field => $"{field.Name}: {Literal(OneOf(input, field), variable, depth + 1)}").ToList();
        if (dice.Fault()) fields.Add(dice.Pick(["unknown: 1", fields.FirstOrDefault() ?? "id: 1"]));
        return $"{{{string.Join(dice.Pick([", ", " "]), fields)}}}";
    }

    private JsonObject JsonObjectOf(InputObjectType input, int depth)
    {
        var given = new JsonObject();
        foreach (var field in Given(input, depth)) given[field.Name] = Json(OneOf(input, field), depth + 1);
        if (dice.Fault()) given["unknown"] = 1;
        return given;
    }

    private static GraphQLType OneOf(InputObjectType input, InputValueDefinition field) => input.IsOneOf ? field.Type.AsNonNull() : field.Type;

    private List<InputValueDefinition> Given(InputObjectType input, int depth)
    {
        if (input.IsOneOf && !dice.Fault()) return [dice.Pick([.. input.Fields.Where(field => depth < 3 || field.Type.Named is not InputObjectType)])];
        return [.. input.Fields.Where(field => (field.IsRequired && !dice.Fault()) || (depth < 3 && dice.Chance(0.35)))];
    }

    private string ScalarLiteral(string name) => name switch
    {
        "Int" => dice.Pick(["0", "1", "-7", "2147483647", "-2147483648", "-0"]),
        "Float" => dice.Pick(["0", "1", "1.5", "-2.25", "1e3", "1.25E-1", "123456.125", "2147483648"]),
        "Boolean" => dice.Pick(["true", "false"]),
        "ID" => dice.Pick(["1", "\"x1\"", "\"\"", "-5", "12345678901234567890"]),
        "String" => dice.Pick(["\"\"", "\"text\"", "\"é \\u00e9 \\n\"", "\"\\u{1F600}\"", "\"\\uD83D\\uDE00\"", "\"\"\"\n  block\n    text \\\"\"\"\n  \"\"\"", "\"\"\" \"\"\"", "\"a\\\"b\""]),
        _ => dice.Pick(["1", "\"any\"", "true", "[1, \"two\", [null]]", "{a: 1, b: {c: [E, false]}}", "1.5", "ANY_NAME"]),
    };

    private string ScalarJson(string name) => name switch
    {
        "Int" => dice.Pick(["0", "1", "-7", "2147483647", "-2147483648", "3.0", "1e2"]),
        "Float" => dice.Pick(["0", "1", "1.5", "-2.25", "1e3", "123456.125"]),
        "Boolean" => dice.Pick(["true", "false"]),
        "ID" => dice.Pick(["1", "\"x1\"", "\"\"", "-5"]),
        "String" => dice.Pick(["\"\"", "\"text\"", "\"\\u00e9\\n\"", "\"\\ud83d\\ude00\""]),
        _ => dice.Pick(["1", "\"any\"", "true", "[1,\"two\",[null]]", "{\"a\":1,\"b\":{\"c\":[false]}}", "1.5"]),
    };
}
