using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using InterviewKit.Api.Tests.Hosting;

namespace InterviewKit.Api.Tests.Requests;

public sealed class AnswerHeaderTests(EmptyApi api) : IClassFixture<EmptyApi>
{
    [Fact]
    public async Task An_answer_of_graphql_is_not_kept_by_caches()
    {
        using var answer = await api.Host.Send("{ __typename }");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.Contains("Server").ShouldBeFalse();
    }

    [Fact]
    public async Task Each_request_has_an_id_of_its_own_unless_a_proxy_gave_it_one()
    {
        (await RequestIdAsync("trace-42.a_B")).ShouldBe("trace-42.a_B");
        (await RequestIdAsync(null)).ShouldNotBe(await RequestIdAsync(null));
    }

    [Theory]
    [InlineData("with space")]
    [InlineData("quote\"")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public async Task An_id_that_could_do_harm_in_a_log_is_replaced(string given)
    {
        (await RequestIdAsync(given)).ShouldMatch("^[0-9a-f]{32}$");
    }

    [Fact]
    public async Task What_is_not_there_is_a_problem_with_the_requests_id()
    {
        using var answer = await api.Host.Anonymous.GetAsync("/nothing-here");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("requestId").GetString().ShouldBe(answer.Headers.GetValues("X-Request-Id").Single());
    }

    private async Task<string> RequestIdAsync(string? given)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        if (given is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Request-Id", given).ShouldBeTrue();
        }

        using var answer = await api.Host.Anonymous.SendAsync(request);
        return answer.Headers.GetValues("X-Request-Id").Single();
    }
}
