using System.Net;
using System.Text;
using InterviewKit.GraphQL.Transport;
using Microsoft.AspNetCore.Http;

namespace InterviewKit.GraphQL.Tests.Transport;

public sealed class EndpointOptionsTests
{
    [Theory]
    [InlineData("text/html,application/xhtml+xml,*/*;q=0.8", "", "<p>Hello</p>")]
    [InlineData("text/html,application/xhtml+xml,*/*;q=0.8", "?query={__typename}", """{"data":{"__typename":"Query"}}""")]
    [InlineData("application/json", "", "is missing or empty")]
    public async Task A_browser_without_a_query_gets_the_page(string accept, string query, string body)
    {
        await using var server = await LibraryServer.StartAsync(endpoint: static options => options.Page = static context => context.Response.WriteAsync("<p>Hello</p>"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql" + query);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await server.Client.SendAsync(request);
        (await response.Content.ReadAsStringAsync()).ShouldContain(body);
    }

    [Fact]
    public async Task The_host_can_refuse_a_request_before_it_is_read()
    {
        await using var server = await LibraryServer.StartAsync(endpoint: static options => options.Authorize = static context =>
            ValueTask.FromResult(context.Request.Headers.ContainsKey("Authorization") ? null : new RequestRefusal(new GraphQLError("Sign in.", "UNAUTHENTICATED"), 401)));

        using var refused = await server.Client.PostAsync("/graphql", new StringContent("not even JSON", Encoding.UTF8, "application/json"));
        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await refused.Content.ReadAsStringAsync()).ShouldBe("""{"errors":[{"message":"Sign in.","extensions":{"code":"UNAUTHENTICATED"}}]}""");
        server.Library.Calls("Query.books").ShouldBe(0);
    }

    [Fact]
    public async Task Without_introspection_neither_the_sdl_nor_the_schema_is_told()
    {
        await using var server = await LibraryServer.StartAsync(static options => options.Introspection = false);

        using var sdl = await server.Client.GetAsync("/graphql/schema.graphql");
        sdl.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var answer = await server.Client.GetStringAsync("/graphql?query={__schema{queryType{name}}}");
        answer.ShouldContain("INTROSPECTION_DISABLED");
    }

    [Fact]
    public async Task A_schema_with_problems_stops_the_start()
    {
        var builder = Microsoft.AspNetCore.Builder.WebApplication.CreateSlimBuilder();
        builder.Services.AddGraphQL(static (schema, _) => schema.AddSdl("type Query { a: Int }", "a.graphql"));
        await using var application = builder.Build();
        var exception = await Should.ThrowAsync<SchemaException>(() => application.StartAsync());
        exception.Problems.ShouldBe(["Query.a: the field has no resolver."]);
    }
}
