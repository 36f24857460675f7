using System.Text.Json;
using InterviewKit.Access;
using InterviewKit.Hiring;
using InterviewKit.Profiles;
using InterviewKit.Scorecards;
using InterviewKit.Shared;

namespace InterviewKit.Tests.Scorecards;

public sealed class AmendingTests : IAsyncLifetime
{
    private const string History = """
        query($id: ID!) { scorecard(id: $id) { revision status history {
          revision reason summary recommendation afterDebrief withdrawnAt withdrawnBy { name } withdrawalReason by { name }
          ratings { dimension { key } score evidence } receipt { known independent exposures { kind } } } } }
        """;

    private Workbench _bench = null!;
    private Panel _panel = null!;
    private string _interview = null!;
    private string _scorecard = null!;

    public async Task InitializeAsync()
    {
        _bench = await Workbench.StartAsync();
        _panel = await Panel.StartAsync(_bench);
        _interview = await _panel.ScheduleAsync(_panel.Ann);
        var bens = await _panel.ScheduleAsync(_panel.Ben);
        await _panel.SubmitAsync(_panel.Ben, bens);
        _scorecard = (await _panel.SubmitAsync(_panel.Ann, _interview)).GetProperty("scorecard").GetProperty("id").GetString()!;
        _bench.Time.Advance(TimeSpan.FromMinutes(5));
    }

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task An_amendment_is_the_next_revision_and_what_was_said_before_stays_readable()
    {
        var amended = (await AmendAsync(score: 2)).GetProperty("scorecard");

        amended.GetProperty("revision").GetInt32().ShouldBe(2);
        amended.GetProperty("status").GetString().ShouldBe("AMENDED");
        amended.GetProperty("recommendation").GetString().ShouldBe("NO");
        amended.GetProperty("submittedAt").GetString().ShouldBe("2026-03-02T09:00:00.000Z");
        amended.GetProperty("updatedAt").GetString().ShouldBe("2026-03-02T09:05:00.000Z");
        amended.GetProperty("ratings").EnumerateArray().Select(it => it.GetProperty("score").GetInt32()).ShouldBe([2, 2]);
        var history = await HistoryAsync(_panel.Ben);
        history.Select(it => $"{it.GetProperty("revision")} {it.GetProperty("recommendation")} {it.GetProperty("ratings")[0].GetProperty("score")} {it.GetProperty("reason")}")
            .ShouldBe(["1 YES 4 ", "2 NO 2 I had misheard the number."]);
        history[0].GetProperty("summary").GetString().ShouldBe("Knew the queue's numbers by heart.");
        history.ShouldAllBe(it => it.GetProperty("by").GetProperty("name").GetString() == "Ann Smith" && !it.GetProperty("afterDebrief").GetBoolean());
    }

    [Fact]
    public async Task Each_revision_has_its_own_receipt_and_the_profile_reads_the_last_independent_one()
    {
        await AmendAsync(score: 3);
        await _panel.ScorecardsAsync(_panel.Ann); // Ann reads Ben's.

        await AmendAsync(score: 5, expectedRevision: 2);

        var history = await HistoryAsync(_panel.Ann);
        history.Select(it => it.GetProperty("receipt").GetProperty("independent").GetBoolean()).ShouldBe([true, true, false]);
        history.Select(it => it.GetProperty("receipt").GetProperty("exposures").GetArrayLength()).ShouldBe([0, 0, 1]);
        var stored = await StoredAsync();
        ProfileBasis.Independent.Choose(stored).Revision.Number.ShouldBe(2);
        ProfileBasis.Latest.Choose(stored).Revision.Number.ShouldBe(3);
    }

    [Fact]
    public async Task After_a_withdrawal_the_next_submit_counts_and_the_history_says_what_was_taken_back()
    {
        await AmendAsync(score: 2);
        await _bench.DoneAsync(_panel.Ann, "withdrawScorecard", new { scorecardId = _scorecard, expectedRevision = 2, reason = "I mixed up two candidates." });
        (await _bench.SendAsync(_panel.Ann, "amendScorecard", Amendment(2, 2))).Refusals().ShouldBe(["WrongState input.scorecardId"]);

        await _panel.SubmitAsync(_panel.Ann, _interview, score: 1);

        var history = await HistoryAsync(_panel.Lead);
        history.Select(it => $"{it.GetProperty("revision")} {it.GetProperty("withdrawnAt").ValueKind} {it.GetProperty("withdrawalReason")}")
            .ShouldBe(["1 Null ", "2 String I mixed up two candidates.", "3 Null "]);
        history[1].GetProperty("withdrawnBy").GetProperty("name").GetString().ShouldBe("Ann Smith");
        ProfileBasis.Independent.Choose(await StoredAsync()).Revision.Number.ShouldBe(3);
    }

    [Fact]
    public async Task A_revision_that_was_made_once_the_debrief_had_opened_says_so()
    {
        await OpenDebriefAsync();
        _bench.Time.Advance(TimeSpan.FromMinutes(5));

        await AmendAsync(score: 2);

        (await HistoryAsync(_panel.Lead)).Select(it => it.GetProperty("afterDebrief").GetBoolean()).ShouldBe([false, true]);
    }

    [Fact]
    public async Task All_that_is_wrong_with_an_amendment_is_said_at_once()
    {
        var payload = await _bench.SendAsync(_panel.Ann, "amendScorecard", new
        {
            scorecardId = _scorecard,
            expectedRevision = 4,
            reason = " ",
            recommendation = "NO",
            summary = "meh",
            ratings = new object[] { new { dimensionKey = "ownership", score = 7, evidence = "no" } },
        });

        payload.Refusals().ShouldBe(
        [
            "VersionConflict input.expectedRevision",
            "InvalidInput input.reason",
            "InvalidInput input.summary",
            "ScoreOutOfRange input.ratings.0.score",
            "EvidenceMissing input.ratings.0.evidence",
            "RatingsIncomplete input.ratings",
        ]);
        payload.GetProperty("errors")[0].GetProperty("currentVersion").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Of_amendments_of_one_revision_at_once_one_takes_effect()
    {
        var answers = await Task.WhenAll(Enumerable.Range(1, 5).Select(score => _bench.SendAsync(_panel.Ann, "amendScorecard", Amendment(1, score))));

        answers.Count(answer => answer.Refusals().Length == 0).ShouldBe(1);
        answers.SelectMany(answer => answer.Refusals()).ShouldAllBe(refusal => refusal == "VersionConflict input.expectedRevision");
        (await StoredAsync()).Revisions.Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_snapshot_is_what_the_stream_folds_to_and_its_events_hold_no_words()
    {
        await AmendAsync(score: 2);
        await _bench.DoneAsync(_panel.Ann, "withdrawScorecard", new { scorecardId = _scorecard, expectedRevision = 2, reason = "I mixed up two candidates." });
        await _panel.SubmitAsync(_panel.Ann, _interview, score: 1);
        var stored = await StoredAsync();
        await using var session = _bench.Store.QuerySession(Workbench.Workspace);

        var folded = await session.Events.AggregateStreamAsync<Scorecard>(stored.Id.Value);

        JsonSerializer.Serialize(folded).ShouldBe(JsonSerializer.Serialize(stored));
        foreach (var table in new[] { "mt_events", "ik_outbox", "ik_audit" })
        {
            await using var command = _bench.Database.DataSource.CreateCommand($"select count(*) from {table} t where t::text ~* 'misheard|mixed up|alert'");
            (await command.ExecuteScalarAsync()).ShouldBe(0L, table);
        }
    }

    [Fact]
    public async Task An_amendment_is_announced_as_one()
    {
        await AmendAsync(score: 2);

        await using var command = _bench.Database.DataSource.CreateCommand("select count(*) from ik_outbox where type = $1 and node_id = $2");
        command.Parameters.Add(new() { Value = (int)ChangeType.ScorecardAmended });
        command.Parameters.Add(new() { Value = _scorecard });
        (await command.ExecuteScalarAsync()).ShouldBe(1L);
    }

    private Task<JsonElement> AmendAsync(int score, int expectedRevision = 1) =>
        _bench.DoneAsync(_panel.Ann, "amendScorecard", Amendment(expectedRevision, score));

    private object Amendment(int expectedRevision, int score) => new
    {
        scorecardId = _scorecard,
        expectedRevision,
        reason = "I had misheard the number.",
        recommendation = "NO",
        summary = "Knew the queue's numbers, but the wrong ones.",
        ratings = PanelCommands.Ratings(score),
    };

    private async Task<JsonElement[]> HistoryAsync(Viewer viewer) =>
        [.. (await _bench.OneAsync(viewer, History, new { id = _scorecard })).GetProperty("history").EnumerateArray()];

    private async Task<Scorecard> StoredAsync()
    {
        await using var session = _bench.Store.QuerySession(Workbench.Workspace);
        return (await session.LoadAsync<Scorecard>(GlobalId.Parse<ScorecardId>(_scorecard)!.Value.Value))!;
    }

    private async Task OpenDebriefAsync()
    {
        await using var session = _bench.Store.LightweightSession(Workbench.Workspace);
        var application = (await session.LoadAsync<Application>(GlobalId.Parse<ApplicationId>(_panel.ApplicationId)!.Value.Value))!;
        session.UpdateRevision(application with { DebriefOpenedAt = _bench.Time.GetUtcNow() }, application.Version + 1);
        await session.SaveChangesAsync();
    }
}
