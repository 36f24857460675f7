using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using InterviewKit.Access;
using InterviewKit.Api.Tests.Hosting;

namespace InterviewKit.Api.Tests.Authentication;

public sealed class ApiKeyTests(EmptyApi api) : IClassFixture<EmptyApi>
{
    private const string Secret = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ";

    [Fact]
    public async Task A_request_without_a_key_is_refused_as_a_graphql_error_and_told_what_to_send()
    {
        using var response = await api.Host.Send("{ __typename }", client: api.Host.Anonymous);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        response.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        var error = await OnlyErrorOf(response);
        error.GetProperty("extensions").GetProperty("code").GetString().ShouldBe("UNAUTHENTICATED");
        error.GetProperty("message").GetString()!.ShouldContain("Authorization: Bearer");
    }

    [Fact]
    public async Task The_key_of_the_first_start_has_all_scopes_and_acts_as_nobody()
    {
        var data = await api.Host.Query("{ viewer { workspace { key } person { id } apiKey { name } scopes } }");

        var viewer = data.GetProperty("viewer");
        viewer.GetProperty("workspace").GetProperty("key").GetString().ShouldBe(ApiHost.Workspace);
        viewer.GetProperty("person").ValueKind.ShouldBe(JsonValueKind.Null);
        viewer.GetProperty("apiKey").GetProperty("name").GetString().ShouldBe("bootstrap");
        viewer.GetProperty("scopes").GetArrayLength().ShouldBe(Enum.GetValues<Scope>().Length);
    }

    [Theory]
    [InlineData("ik_testhost_", "too short to be one")]
    [InlineData("ik_unknown0_" + Secret, "unknown prefix")]
    [InlineData("ik_testhost_" + "Abcdefghijklmnopqrstuvwxyzabcdefghijklmnopq", "known prefix, other secret")]
    [InlineData("IK_TESTHOST_" + Secret, "upper case")]
    public async Task A_key_that_is_none_is_refused(string key, string because)
    {
        using var client = api.Host.CreateClient(key);
        using var response = await api.Host.Send("{ __typename }", client: client);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, because);
        (await OnlyErrorOf(response)).GetRawText().ShouldNotContain(Secret);
    }

    [Fact]
    public async Task A_revoked_key_and_an_expired_one_are_refused_as_if_they_had_never_been()
    {
        var past = TimeProvider.System.GetUtcNow().AddMinutes(-1);
        await api.Host.AddKeyAsync("ik_revoked0_" + Secret, key => key with { RevokedAt = past }, Scope.QuestionsRead);
        await api.Host.AddKeyAsync("ik_expired0_" + Secret, key => key with { ExpiresAt = past }, Scope.QuestionsRead);

        var messages = new List<string?>();
        foreach (var prefix in new[] { "revoked0", "expired0", "neverwas" })
        {
            using var client = api.Host.CreateClient($"ik_{prefix}_{Secret}");
            using var response = await api.Host.Send("{ __typename }", client: client);
            response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            messages.Add((await OnlyErrorOf(response)).GetProperty("message").GetString());
        }

        messages.Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_key_works_with_its_own_scopes_only()
    {
        await api.Host.AddKeyAsync("ik_readonly_" + Secret, null, Scope.QuestionsRead);
        using var client = api.Host.CreateClient("ik_readonly_" + Secret);

        var answer = await api.Host.Execute("{ viewer { scopes } people { totalCount } }", client: client);

        answer.GetProperty("data").GetProperty("viewer").GetProperty("scopes")[0].GetString().ShouldBe("QUESTIONS_READ");
        answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe("FORBIDDEN");
    }

    [Fact]
    public async Task The_scheme_may_be_written_in_any_case_and_others_are_refused()
    {
        async Task<HttpStatusCode> SendAsync(string scheme)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "{ __typename }" }) };
            request.Headers.Authorization = new AuthenticationHeaderValue(scheme, ApiHost.BootstrapKey);
            using var response = await api.Host.Anonymous.SendAsync(request);
            return response.StatusCode;
        }

        (await SendAsync("bearer")).ShouldBe(HttpStatusCode.OK);
        (await SendAsync("Basic")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Two_keys_at_once_are_refused_as_nobody_can_say_which_counts()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "{ __typename }" }) };
        request.Headers.TryAddWithoutValidation("Authorization", [$"Bearer {ApiHost.BootstrapKey}", $"Bearer ik_unknown0_{Secret}"]);

        using var response = await api.Host.Anonymous.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static async Task<JsonElement> OnlyErrorOf(HttpResponseMessage response)
    {
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        answer.TryGetProperty("data", out _).ShouldBeFalse();
        return answer.GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();
    }
}
