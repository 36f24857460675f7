using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using InterviewKit.Api.Tests.Hosting;
using InterviewKit.Testing;

namespace InterviewKit.Api.Tests.Lifecycle;

/// <summary>Of the nodes on one database, one does the background work.</summary>
public sealed class LeadershipTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task A_node_that_stops_hands_leadership_over_at_once_and_one_that_is_killed_is_followed_within_ten_seconds()
    {
        var first = await StartAsync();
        await first.WaitAsync("to lead", async () => await LeadsAsync(first));
        await using var second = await StartAsync();
        (await LeadsAsync(second)).ShouldBeFalse();

        var stopped = Stopwatch.StartNew();
        (await first.SignalAsync("TERM")).ShouldBe(0);
        await first.DisposeAsync();
        await second.WaitAsync("to lead", async () => await LeadsAsync(second));
        stopped.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));

        await using var third = await StartAsync();
        var killed = Stopwatch.StartNew();
        await second.SignalAsync("KILL");
        await third.WaitAsync("to lead", async () => await LeadsAsync(third));
        killed.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
        (await ScalarAsync<long>("select epoch from ik_leader where name = 'background'")).ShouldBe(3);
    }

    [Fact]
    public async Task What_is_written_is_placed_and_the_background_is_reported_as_working()
    {
        await using var host = await ApiHost.StartWithBankAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        JsonElement report;
        do
        {
            using var answer = await host.Anonymous.GetAsync("/health/background", patience.Token);
            report = await answer.Content.ReadFromJsonAsync<JsonElement>(patience.Token);
        }
        while (report.GetProperty("status").GetString() != "working" || !report.GetProperty("leads").GetBoolean());

        await using var count = host.Database.DataSource.CreateCommand("select count(*) from ik_outbox where position is null");
        while ((long)(await count.ExecuteScalarAsync(patience.Token))! > 0)
        {
            await Task.Yield();
        }
    }

    [Fact]
    public async Task Background_work_that_nobody_does_is_reported()
    {
        await using var host = await ApiHost.StartAsync(new ManualTimeProvider());
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await StatusAsync(host, patience.Token) != HttpStatusCode.OK)
        {
            await Task.Yield();
        }

        // Its clock stands still, so it renews no lease. A turn that is still under way may place the row; then the next one is forgotten.
        string[] reasons;
        do
        {
            await using var pass = host.Database.DataSource.CreateCommand(
                """
                update ik_leader set renewed_at = renewed_at - interval '1 minute';
                insert into ik_outbox (workspace, type, node_id, at) values ('test', 4, 'forgotten', clock_timestamp() - interval '2 minutes');
                """);
            await pass.ExecuteNonQueryAsync(patience.Token);
            using var answer = await host.Anonymous.GetAsync("/health/background", patience.Token);
            answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            reasons = [.. (await answer.Content.ReadFromJsonAsync<JsonElement>(patience.Token)).GetProperty("reasons").EnumerateArray().Select(reason => reason.GetString()!)];
        }
        while (reasons.Length < 2);

        reasons[0].ShouldBe("No node leads.");
        reasons[1].ShouldStartWith("The outbox has not been placed for 12");
        (await host.Anonymous.GetAsync("/health/ready", patience.Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<HttpStatusCode> StatusAsync(ApiHost host, CancellationToken cancellationToken)
    {
        using var answer = await host.Anonymous.GetAsync("/health/background", cancellationToken);
        return answer.StatusCode;
    }

    private Task<ServiceProcess> StartAsync() => ServiceProcess.StartReadyAsync(("ConnectionStrings__InterviewKit", _database.ConnectionString), ("INTERVIEWKIT_SEED", "none"));

    private static async Task<bool> LeadsAsync(ServiceProcess service)
    {
        using var answer = await service.Client.GetAsync("/health/background");
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("leads").GetBoolean();
    }

    private async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = _database.DataSource.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
