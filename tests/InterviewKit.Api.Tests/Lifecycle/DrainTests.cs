using System.Net;
using System.Net.Http.Json;
using InterviewKit.Api.Tests.Hosting;
using InterviewKit.Testing;

namespace InterviewKit.Api.Tests.Lifecycle;

public sealed class DrainTests
{
    [Fact]
    public async Task A_service_told_to_stop_answers_the_requests_that_it_has_before_it_ends()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var service = await ServiceProcess.StartReadyAsync(
            ("ConnectionStrings__InterviewKit", database.ConnectionString), ("INTERVIEWKIT_SEED", "none"), ("INTERVIEWKIT_WORKSPACE", ApiHost.Workspace));
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var holding = await connection.BeginTransactionAsync();
        await using (var take = connection.CreateCommand())
        {
            take.CommandText = "lock table mt_doc_person in access exclusive mode";
            await take.ExecuteNonQueryAsync();
        }

        var answering = service.Client.PostAsJsonAsync("/graphql", new { query = "{ people { totalCount } }" });
        await service.WaitAsync("to wait for the locked table", () => WaitsForLockAsync(database));
        var ending = service.SignalAsync("TERM");
        await service.WaitAsync("to take no more requests", async () => !await service.IsReadyAsync());
        answering.IsCompleted.ShouldBeFalse();
        ending.IsCompleted.ShouldBeFalse();

        await holding.RollbackAsync();

        using var answer = await answering;
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("\"totalCount\":0");
        (await ending).ShouldBe(0, service.Errors);
    }

    private static async Task<bool> WaitsForLockAsync(TestDatabase database)
    {
        await using var look = database.DataSource.CreateCommand(
            "select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')");
        return (bool)(await look.ExecuteScalarAsync())!;
    }
}
