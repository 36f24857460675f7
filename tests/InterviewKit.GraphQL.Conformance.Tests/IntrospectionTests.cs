using System.Text.Json;
using System.Text.Json.Nodes;
using InterviewKit.GraphQL.Conformance.Tests.Differences;
using InterviewKit.GraphQL.Conformance.Tests.Mocks;
using InterviewKit.GraphQL.Conformance.Tests.Reference;
using InterviewKit.GraphQL.Conformance.Tests.Schemas;
using Microsoft.Extensions.DependencyInjection;

namespace InterviewKit.GraphQL.Conformance.Tests;

[Collection(OracleTests.Name)]
public sealed class IntrospectionTests(Oracle oracle)
{
    private const string Query = """
        query {
          __schema {
            description queryType { name } mutationType { name } subscriptionType { name }
            types {
              kind name description specifiedByURL isOneOf
              fields(includeDeprecated: true) { name description args(includeDeprecated: true) { ...Input } type { ...Type } isDeprecated deprecationReason }
              inputFields(includeDeprecated: true) { ...Input }
              interfaces { ...Type }
              enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
              possibleTypes { ...Type }
            }
            directives { name description isRepeatable locations args(includeDeprecated: true) { ...Input } }
          }
        }
        fragment Input on __InputValue { name description type { ...Type } defaultValue isDeprecated deprecationReason }
        fragment Type on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } }
        """;

    [ReferenceTheory]
    [InlineData("menagerie")]
    [InlineData("contract")]
    public async Task Introspection_tells_the_same_of_a_schema(string schemaName)
    {
        var schema = TestSchema.All.Single(schema => schema.Name == schemaName);
        var answer = await oracle.AskAsync("execute", new { schema = schemaName, text = Query });
        await using var services = new ServiceCollection().BuildServiceProvider();
        var result = await MockService.Executor(schema).ExecuteAsync(new GraphQLRequest(Query), services, CancellationToken.None);
        using var response = JsonDocument.Parse(result.ToJson(), new JsonDocumentOptions { MaxDepth = 256 });

        result.Errors.ShouldBeEmpty();
        var ours = Lines(response.RootElement.GetProperty("data").GetProperty("__schema"));
        var theirs = Lines(answer.GetProperty("data").GetProperty("__schema"));
        ours.Except(theirs).Where(static line => !KnownDifferences.IsDraftIntrospection(line)).ShouldBeEmpty();
        theirs.Except(ours).Where(static line => !KnownDifferences.IsDraftIntrospection(line)).ShouldBeEmpty();
        ours.Count.ShouldBeGreaterThan(200);
    }

    [ReferenceTheory]
    [InlineData("menagerie")]
    [InlineData("contract")]
    public async Task The_printed_schema_is_the_same_schema_to_the_reference(string schemaName)
    {
        var schema = TestSchema.All.Single(schema => schema.Name == schemaName);
        var original = await oracle.AskAsync("schema", new { sdl = schema.Sdl });
        var printed = await oracle.AskAsync("schema", new { sdl = TypeSystem.SchemaPrinter.Print(schema.Definition) });

        printed.GetProperty("sorted").GetString().ShouldBe(original.GetProperty("sorted").GetString());
    }

    /// <summary>A line for each type and each directive, and one for each of their members: their order is not compared, the texts of built-in ones neither.</summary>
    private static SortedSet<string> Lines(JsonElement schema)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var property in schema.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.Array) lines.Add($"{property.Name}: {property.Value}");
            else foreach (var element in property.Value.EnumerateArray()) AddElement(lines, JsonNode.Parse(element.GetRawText())!.AsObject());
        }

        return lines;
    }

    private static void AddElement(SortedSet<string> lines, JsonObject element)
    {
        var name = element["name"]!.ToString();
        if (KnownDifferences.IsBuiltIn(name)) DropDescriptions(element);
        NormalizeDefaults(element);
        foreach (var (key, value) in element)
        {
            if (value is not JsonArray members) lines.Add($"{name}.{key}: {value?.ToJsonString()}");
            else foreach (var member in members) lines.Add($"{name}.{key}: {member!.ToJsonString()}");
        }
    }

    /// <summary>Blanks within the braces of a default mean nothing.</summary>
    private static void NormalizeDefaults(JsonNode? node)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items) NormalizeDefaults(item);
        }
        else if (node is JsonObject element)
        {
            if (element["defaultValue"] is JsonValue text)
                element["defaultValue"] = text.ToString().Replace("{ ", "{", StringComparison.Ordinal).Replace(" }", "}", StringComparison.Ordinal);
            foreach (var value in element.Select(static entry => entry.Value).ToArray()) NormalizeDefaults(value);
        }
    }

    private static void DropDescriptions(JsonNode? node)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items) DropDescriptions(item);
        }
        else if (node is JsonObject element)
        {
            element.Remove("description");
            foreach (var value in element.Select(static entry => entry.Value).ToArray()) DropDescriptions(value);
        }
    }
}
