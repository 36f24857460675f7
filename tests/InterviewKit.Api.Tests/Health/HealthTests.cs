using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using InterviewKit.Api.Tests.Hosting;
using InterviewKit.Testing;

namespace InterviewKit.Api.Tests.Health;

public sealed class HealthTests(EmptyApi api) : IClassFixture<EmptyApi>
{
    [Fact]
    public async Task A_process_that_answers_is_live()
    {
        var report = await api.Host.Anonymous.GetFromJsonAsync<JsonElement>("/health/live");

        report.GetProperty("status").GetString().ShouldBe("live");
    }

    [Fact]
    public async Task A_service_whose_database_answers_and_is_up_to_date_is_ready()
    {
        var report = await api.Host.Anonymous.GetFromJsonAsync<JsonElement>("/health/ready");

        report.GetProperty("status").GetString().ShouldBe("ready");
        report.GetProperty("reasons").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_service_without_its_database_is_live_and_not_ready_and_says_no_more_than_that()
    {
        await using var host = await ApiHost.StartAsync();
        var cluster = await PostgresCluster.SharedAsync();
        await cluster.ExecuteAsync($"DROP DATABASE {host.Database.Name} WITH (FORCE)");

        (await host.Anonymous.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var ready = await host.Anonymous.GetAsync("/health/ready");

        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var report = await ready.Content.ReadFromJsonAsync<JsonElement>();
        report.GetProperty("status").GetString().ShouldBe("not ready");
        report.GetProperty("reasons").EnumerateArray().Single().GetString().ShouldBe("The database does not answer.");
    }

    [Fact]
    public async Task A_database_that_lacks_a_migration_is_not_ready()
    {
        await using var host = await ApiHost.StartAsync();
        await using (var undo = host.Database.DataSource.CreateCommand("delete from ik_migration where number = (select max(number) from ik_migration)"))
        {
            await undo.ExecuteNonQueryAsync();
        }

        var ready = await host.Anonymous.GetAsync("/health/ready");

        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await ready.Content.ReadAsStringAsync()).ShouldContain($"The database is at migration {Domain.Migrations.Count - 1} of {Domain.Migrations.Count}.");
    }
}
