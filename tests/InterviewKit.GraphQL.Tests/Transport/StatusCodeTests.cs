using System.Net;
using System.Text;
using InterviewKit.GraphQL.Transport;

namespace InterviewKit.GraphQL.Tests.Transport;

/// <summary>The status codes of both texts of GraphQL over HTTP, for the media types that clients read.</summary>
public sealed class StatusCodeTests
{
    private const string Json = "application/json";
    private const string GraphQLResponse = "application/graphql-response+json";

    private const string Executed = """{"query":"{ books { id } }"}""";
    private const string WithErrors = """{"query":"{ broken }"}""";
    private const string Unparsed = """{"query":"{"}""";
    private const string Invalid = """{"query":"{ nope }"}""";
    private const string Undetermined = """{"query":"query A { __typename } query B { __typename }"}""";
    private const string Uncoerced = """{"query":"query ($n: Int!) { books(first: $n) { id } }","variables":{"n":"x"}}""";
    private const string NoRequest = """{"variables":{}}""";
    private const string WrongTypes = """{"query":7}""";
    private const string NoJson = "{";

    [Theory]
    [InlineData(Executed, 200, 200)]
    [InlineData(WithErrors, 200, 200)]
    [InlineData(Unparsed, 400, 200)]
    [InlineData(Invalid, 400, 200)]
    [InlineData(Undetermined, 400, 200)]
    [InlineData(Uncoerced, 400, 200)]
    [InlineData(NoRequest, 400, 400)]
    [InlineData(WrongTypes, 400, 400)]
    [InlineData(NoJson, 400, 400)]
    public Task Those_that_are_audited_are_the_default(string body, int status, int statusAsJson) =>
        ExpectAsync(HttpStatusCodes.Audited, body, status, statusAsJson);

    [Theory]
    [InlineData(Executed, 200)]
    [InlineData(WithErrors, 294)]
    [InlineData(Unparsed, 400)]
    [InlineData(Invalid, 422)]
    [InlineData(Undetermined, 422)]
    [InlineData(Uncoerced, 422)]
    [InlineData(NoRequest, 422)]
    [InlineData(WrongTypes, 422)]
    [InlineData(NoJson, 400)]
    public Task Those_of_September_2026_are_the_same_for_all_media_types(string body, int status) =>
        ExpectAsync(HttpStatusCodes.September2026, body, status, status);

    private static async Task ExpectAsync(HttpStatusCodes statusCodes, string body, int status, int statusAsJson)
    {
        await using var server = await LibraryServer.StartAsync(endpoint: options => options.StatusCodes = statusCodes);

        (await StatusAsync(server, body, GraphQLResponse)).ShouldBe((HttpStatusCode)status);
        (await StatusAsync(server, body, Json)).ShouldBe((HttpStatusCode)statusAsJson);
    }

    private static async Task<HttpStatusCode> StatusAsync(LibraryServer server, string body, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(body, Encoding.UTF8, Json) };
        request.Headers.Add("Accept", accept);
        using var response = await server.Client.SendAsync(request);

        // Nothing but the answer to a request is called one.
        var isAnswer = response.Content.Headers.ContentType!.MediaType == GraphQLResponse;
        if (body is NoRequest or WrongTypes or NoJson) isAnswer.ShouldBeFalse();
        else isAnswer.ShouldBe(accept == GraphQLResponse);
        return response.StatusCode;
    }
}
