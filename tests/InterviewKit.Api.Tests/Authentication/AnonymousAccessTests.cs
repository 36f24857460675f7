using System.Net;
using System.Net.Http.Headers;
using InterviewKit.Api.Tests.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace InterviewKit.Api.Tests.Authentication;

public sealed class AnonymousAccessTests(EmptyApi api) : IClassFixture<EmptyApi>
{
    /// <summary>All that is open to everybody. A new endpoint is closed until it is written down here.</summary>
    private static readonly string[] Open = ["/", "/favicon.svg", "/assets/{name}", "/health/live", "/health/ready", "/health/background"];

    [Fact]
    public async Task Every_other_endpoint_refuses_who_shows_no_key()
    {
        var closed = api.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>()
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Where(path => !Open.Contains(path))
            .ToList();
        closed.ShouldContain("/graphql");

        foreach (var path in closed)
        {
            using var response = await api.Host.Anonymous.GetAsync(path);
            response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, path);
            response.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer", path);
        }
    }

    [Fact]
    public async Task The_schema_is_shown_to_who_has_a_key()
    {
        using var refused = await api.Host.Anonymous.GetAsync("/graphql/schema.graphql");
        refused.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");

        (await api.Host.Client.GetStringAsync("/graphql/schema.graphql")).ShouldContain("type Query");
    }

    [Fact]
    public async Task A_browser_gets_the_page_of_graphiql_and_a_query_by_get_is_refused()
    {
        using var page = new HttpRequestMessage(HttpMethod.Get, "/graphql");
        page.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        using var query = new HttpRequestMessage(HttpMethod.Get, "/graphql?query={__typename}");
        query.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));

        using var html = await api.Host.Anonymous.SendAsync(page);
        using var answer = await api.Host.Anonymous.SendAsync(query);

        html.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        answer.IsSuccessStatusCode.ShouldBeFalse();
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("\"data\"");
    }

    [Fact]
    public async Task The_documentation_of_the_rest_side_is_open_and_lists_health()
    {
        (await api.Host.Anonymous.GetStringAsync("/api/docs")).ShouldContain("swagger", Case.Insensitive);
        var document = await api.Host.Anonymous.GetStringAsync("/api/docs/v1/openapi.json");

        document.ShouldContain("/health/ready");
        document.ShouldContain("/health/live");
    }
}
