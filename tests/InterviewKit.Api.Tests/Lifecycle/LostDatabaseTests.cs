using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using InterviewKit.Testing;

namespace InterviewKit.Api.Tests.Lifecycle;

public sealed class LostDatabaseTests
{
    [Fact]
    public async Task A_service_that_loses_its_database_lives_on_and_answers_that_it_is_unavailable()
    {
        var cluster = await PostgresCluster.StartAsync();
        await cluster.Server.EnsureDatabaseAsync("interviewkit");
        await using var service = await ServiceProcess.StartReadyAsync(
            ("ConnectionStrings__InterviewKit", cluster.Server.ConnectionString("interviewkit")), ("INTERVIEWKIT_SEED", "none"));

        await cluster.DisposeAsync();

        using var ready = await service.Client.GetAsync("/health/ready");
        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        using var live = await service.Client.GetAsync("/health/live");
        live.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var answer = await service.Client.PostAsJsonAsync("/graphql", new { query = "{ viewer { scopes } }" });
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter.ShouldNotBeNull().Delta.ShouldBe(TimeSpan.FromSeconds(1));
        var error = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();
        error.GetProperty("extensions").GetProperty("code").GetString().ShouldBe("UNAVAILABLE");
        (await service.SignalAsync("TERM")).ShouldBe(0);
    }
}
