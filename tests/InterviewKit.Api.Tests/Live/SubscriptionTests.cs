using System.Text.Json;
using InterviewKit.Api.Tests.Hosting;
using InterviewKit.Hiring;
using InterviewKit.Scorecards;
using InterviewKit.Shared;

namespace InterviewKit.Api.Tests.Live;

/// <summary>What is done on one node is pushed by another, to whom it concerns and not before they may see it.</summary>
public sealed class SubscriptionTests(LiveStage stage) : IClassFixture<LiveStage>
{
    private const string Changed = """
        subscription($id: ID!) { applicationChanged(applicationId: $id) { sealed interviews { id minutes status } scorecards { interviewer { name } summary } } }
        """;

    private const string Submitted = """
        subscription($id: ID!) { scorecardSubmitted(openingId: $id) { id interviewer { name } summary ratings { score evidence } receipt { independent } } }
        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_change_is_pushed_and_a_seal_that_lifts_brings_what_was_behind_it(bool overWebSocket)
    {
        var application = await stage.ApplyAsync(await stage.OpenAsync());
        var (anns, bens) = (await stage.ScheduleAsync(application, LiveStage.Ann), await stage.ScheduleAsync(application, LiveStage.Ben));
        await using var ben = await SubscribeAsync(overWebSocket, LiveStage.Ben, Changed, application);

        await ben.HeardAsync(i => stage.MoveAsync(bens, 31 + i));
        await stage.SubmitAsync(anns, LiveStage.Ann);
        var sealed_ = await ben.UntilAsync(it => it.GetRawText().Contains("COMPLETED", StringComparison.Ordinal));
        sealed_.GetProperty("sealed").GetString().ShouldBe("OWN_SCORECARD_DUE");
        sealed_.GetProperty("scorecards").GetArrayLength().ShouldBe(0);
        sealed_.GetRawText().ShouldNotContain("by heart");

        await stage.SubmitAsync(bens, LiveStage.Ben);
        var open = await ben.UntilAsync(it => it.GetProperty("sealed").GetString() == "OPEN");
        open.GetProperty("scorecards").EnumerateArray().Select(it => it.GetProperty("interviewer").GetProperty("name").GetString())
            .ShouldBe(["Ann Smith", "Ben Jones"], ignoreOrder: true);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Scorecards_come_as_they_may_be_seen_each_with_its_receipt(bool overWebSocket)
    {
        var opening = await stage.OpenAsync();
        var application = await stage.ApplyAsync(opening);
        var (anns, bens) = (await stage.ScheduleAsync(application, LiveStage.Ann), await stage.ScheduleAsync(application, LiveStage.Ben));
        await using var ben = await SubscribeAsync(overWebSocket, LiveStage.Ben, Submitted, opening);
        await stage.SubmitAsync(anns, LiveStage.Ann); // Sealed to Ben, who owes here.

        // Ben's own scorecards of other applications are heard; Ann's is not among them.
        var first = await ben.HeardAsync(async _ => await stage.SubmitAsync(await stage.ScheduleAsync(await stage.ApplyAsync(opening), LiveStage.Ben), LiveStage.Ben));
        first.GetProperty("interviewer").GetProperty("name").GetString().ShouldBe("Ben Jones");
        (await stage.Near.ExposuresAsync(anns)).ShouldBe(0);

        var own = await stage.SubmitAsync(bens, LiveStage.Ben);
        var awaited = new HashSet<string> { own, GlobalId.Of(ScorecardId.Of(GlobalId.Parse<InterviewId>(anns)!.Value)) };
        await ben.UntilAsync(it => awaited.Remove(it.GetProperty("id").GetString()!) && awaited.Count == 0);
        (await stage.Near.ExposuresAsync(anns)).ShouldBe(1);
    }

    [Fact]
    public async Task After_the_nodes_connection_to_the_database_broke_what_changed_meanwhile_is_pushed()
    {
        var application = await stage.ApplyAsync(await stage.OpenAsync());
        var interview = await stage.ScheduleAsync(application, LiveStage.Ann);
        await using var lead = await LiveConnection.OverWebSocketAsync(stage.Far, LiveStage.Lead, Changed, new { id = application });
        await lead.HeardAsync(i => stage.MoveAsync(interview, 31 + i));

        await using (var broken = stage.Near.Database.DataSource.CreateCommand(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and query ilike 'listen %'"))
        {
            ((long)(await broken.ExecuteScalarAsync())!).ShouldBeGreaterThan(0);
        }

        await stage.MoveAsync(interview, 200);

        var pushed = await lead.UntilAsync(it => it.GetProperty("interviews")[0].GetProperty("minutes").GetInt32() == 200);
        pushed.GetProperty("sealed").GetString().ShouldBe("OPEN");
    }

    [Fact]
    public async Task What_may_not_be_seen_cannot_be_subscribed_to_and_is_answered_like_what_is_not_there()
    {
        var opening = await stage.OpenAsync();
        var application = await stage.ApplyAsync(opening);

        foreach (var (document, id) in new[] { (Changed, application), (Changed, "garbage"), (Submitted, opening), (Submitted, application) })
        {
            var answer = await EventStreamAsync(document, id);
            answer.ShouldContain("\"code\":\"BAD_USER_INPUT\"");
            answer.ShouldContain("There is no such ");
        }
    }

    private async Task<string> EventStreamAsync(string document, string id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent(JsonSerializer.Serialize(new { query = document, variables = new { id } }), System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Accept", "text/event-stream");
        request.Headers.Add("InterviewKit-Act-As", LiveStage.Ann);
        using var response = await stage.Far.Client.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }

    private Task<LiveConnection> SubscribeAsync(bool overWebSocket, string person, string document, string id) => overWebSocket
        ? LiveConnection.OverWebSocketAsync(stage.Far, person, document, new { id })
        : LiveConnection.OverEventStreamAsync(stage.Far, person, document, new { id });
}

/// <summary>What a test looks up behind the API's back.</summary>
internal static class LiveRows
{
    /// <summary>How many looks at the scorecard of that interview were written down.</summary>
    public static async Task<long> ExposuresAsync(this ApiHost host, string interviewId)
    {
        await using var command = host.Database.DataSource.CreateCommand("select count(*) from ik_exposure where scorecard_id = $1");
        command.Parameters.Add(new() { Value = GlobalId.Parse<InterviewId>(interviewId)!.Value.Value });
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
