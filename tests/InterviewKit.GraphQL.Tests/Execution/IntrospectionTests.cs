using System.Text.Json;

namespace InterviewKit.GraphQL.Tests.Execution;

public sealed class IntrospectionTests : LibraryTests
{
    /// <summary>What tools send, with every optional part.</summary>
    private const string StandardQuery = """
        query IntrospectionQuery {
          __schema {
            description queryType { name kind } mutationType { name kind } subscriptionType { name kind }
            types { ...FullType }
            directives { name description isRepeatable locations args(includeDeprecated: true) { ...InputValue } }
          }
        }
        fragment FullType on __Type {
          kind name description specifiedByURL isOneOf
          fields(includeDeprecated: true) { name description args(includeDeprecated: true) { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason }
          inputFields(includeDeprecated: true) { ...InputValue } interfaces { ...TypeRef }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } possibleTypes { ...TypeRef }
        }
        fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue isDeprecated deprecationReason }
        fragment TypeRef on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } } } }
        """;

    [Fact]
    public async Task The_standard_query_of_tools_is_answered_without_errors()
    {
        var result = await ExecuteAsync(StandardQuery);

        result.Errors.ShouldBeEmpty();
        var schema = JsonDocument.Parse(result.ToJson()).RootElement.GetProperty("data").GetProperty("__schema");
        var types = schema.GetProperty("types").EnumerateArray().ToDictionary(static type => type.GetProperty("name").GetString()!);
        schema.GetProperty("mutationType").GetProperty("name").GetString().ShouldBe("Mutation");
        types.Keys.ToArray().ShouldBe(types.Keys.Order(StringComparer.Ordinal));
        types["Author"].GetProperty("description").GetString().ShouldBe("A person who writes.");
        types["Author"].GetProperty("interfaces").EnumerateArray().Select(Name).ShouldBe(["Node", "Named"]);
        types["Thing"].GetProperty("possibleTypes").EnumerateArray().Select(Name).ShouldBe(["Author", "Book", "Loan", "Shelf"], ignoreOrder: true);
        types["Thing"].GetProperty("fields").ValueKind.ShouldBe(JsonValueKind.Null);
        types["Genre"].GetProperty("enumValues").EnumerateArray().Select(Name).ShouldBe(["NOVEL", "SHORT_STORIES", "NON_FICTION"]);
        types["Pick"].GetProperty("isOneOf").GetBoolean().ShouldBeTrue();
        types["BookFilter"].GetProperty("inputFields").EnumerateArray().Last().GetProperty("defaultValue").GetString().ShouldBe("1.5");
    }

    [Fact]
    public Task One_type_is_found_by_its_name() => ExpectAsync(
        """{ __type(name: "Range") { __typename kind name inputFields { name defaultValue type { kind ofType { name } } } } none: __type(name: "Nope") { name } }""",
        """
        {"data":{"__type":{"__typename":"__Type","kind":"INPUT_OBJECT","name":"Range","inputFields":[
          {"name":"from","defaultValue":"1","type":{"kind":"NON_NULL","ofType":{"name":"Int"}}},
          {"name":"to","defaultValue":null,"type":{"kind":"SCALAR","ofType":null}}]},"none":null}}
        """);

    [Fact]
    public async Task Deprecated_elements_are_listed_only_where_asked_for()
    {
        var schema = new SchemaBuilder()
            .AddSdl("type Query { old(a: Int, b: Int @deprecated(reason: \"gone\")): Int @deprecated new: E } enum E { A B @deprecated }", "a.graphql")
            .BindQuery(static query => query.Field("old", _ => 1).Field("new", _ => E.A))
            .BindEnum<E>()
            .Build();
        var executor = new GraphQLExecutor(schema, new GraphQLOptions());
        const string Document = """
            { q: __type(name: "Query") { fields { name } all: fields(includeDeprecated: true) { name deprecationReason args { name } allArgs: args(includeDeprecated: true) { name deprecationReason } } }
              e: __type(name: "E") { enumValues { name } all: enumValues(includeDeprecated: true) { name isDeprecated } } }
            """;

        var result = await executor.ExecuteAsync(new GraphQLRequest(Document), Services.None, CancellationToken.None);

        result.ToJson().ShouldBe(
            """{"data":{"q":{"fields":[{"name":"new"}],"all":[{"name":"old","deprecationReason":"No longer supported","args":[{"name":"a"}],"allArgs":[{"name":"a","deprecationReason":null},{"name":"b","deprecationReason":"gone"}]},{"name":"new","deprecationReason":null,"args":[],"allArgs":[]}]},"e":{"enumValues":[{"name":"A"}],"all":[{"name":"A","isDeprecated":false},{"name":"B","isDeprecated":true}]}}}""");
    }

    [Fact]
    public async Task Introspection_can_be_switched_off()
    {
        Options.Introspection = false;
        (await RefusalAsync("""{ ...F } fragment F on Query { s: __schema { queryType { name } } }""")).Code.ShouldBe("INTROSPECTION_DISABLED");
        (await RefusalAsync("""{ __type(name: "Book") { name } }""")).Code.ShouldBe("INTROSPECTION_DISABLED");
        (await ExecuteAsync("""{ __typename }""")).ToJson().ShouldBe("""{"data":{"__typename":"Query"}}""");
        (await RefusalAsync("""{ bookz { id } }""")).Message.ShouldNotContain("Did you mean");
    }

    private static string? Name(JsonElement element) => element.GetProperty("name").GetString();

    private enum E
    {
        A,
        B,
    }

    [Theory]
    [InlineData("{ bookz { id } }", null)]
    [InlineData("{ book(pick: { id: 1 }) { titel } }", null)]
    [InlineData("{ books(firts: 1) { id } }", null)]
    [InlineData("{ books(filter: { genr: NOVEL }) { id } }", null)]
    [InlineData("{ books(filter: { genre: NOVELS }) { id } }", null)]
    [InlineData("{ books(filter: { genre: \"NOVEL\" }) { id } }", null)]
    [InlineData("{ books @inclde(if: true) { id } }", null)]
    [InlineData("{ node(id: 1) { ... on Boook { id } } }", null)]
    [InlineData("{ node(id: 1) { title } }", null)]
    [InlineData("query ($f: BookFiltr) { books(filter: $f) { id } }", null)]
    [InlineData("query ($f: BookFilter) { books(filter: $f) { id } }", """{"f":{"genr":"NOVEL"}}""")]
    [InlineData("query ($f: BookFilter) { books(filter: $f) { id } }", """{"f":{"genre":"NOVELS"}}""")]
    public async Task Without_introspection_no_near_name_is_told(string document, string? variables)
    {
        (await ExecuteAsync(document, variables)).ToJson().ShouldContain("Did you mean");

        Options.Introspection = false;
        var silent = new GraphQLExecutor(Library.Compose().Build(), Options);
        var request = new GraphQLRequest(document) { Variables = variables is null ? null : System.Text.Json.JsonDocument.Parse(variables).RootElement };
        (await silent.ExecuteAsync(request, Services.None, CancellationToken.None)).ToJson().ShouldNotContain("Did you mean");
    }
}
