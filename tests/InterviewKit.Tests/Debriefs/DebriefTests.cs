using System.Text.Json;
using InterviewKit.Access;
using InterviewKit.Hiring;
using InterviewKit.Scorecards;
using InterviewKit.Shared;

namespace InterviewKit.Tests.Debriefs;

/// <summary>What of a debrief is shown to whom.</summary>
public sealed class DebriefTests : IAsyncLifetime
{
    private DebriefDesk _desk = null!;

    public async Task InitializeAsync() => _desk = await DebriefDesk.StartAsync();

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact]
    public async Task It_is_a_grid_of_dimension_by_interviewer_with_the_evidence_beside_each_score()
    {
        var (anns, bens) = await _desk.InterviewAsync();

        var debrief = await _desk.DebriefAsync(_desk.Panel.Lead);

        debrief.GetProperty("state").GetString().ShouldBe("READY");
        var rows = debrief.GetProperty("rows").EnumerateArray().ToList();
        rows.Select(row => row.GetProperty("dimension").GetProperty("key").GetString()).ShouldBe(["ownership", "trade-offs"]);
        rows[0].GetProperty("spread").GetDouble().ShouldBe(2);
        var cells = rows[0].GetProperty("cells").EnumerateArray().ToList();
        cells.Select(cell => (cell.GetProperty("interviewer").GetProperty("name").GetString(), cell.GetProperty("interview").GetProperty("id").GetString(), cell.GetProperty("score").GetDouble()))
            .ShouldBe([("Ann Smith", anns, 5), ("Ben Jones", bens, 3)]);
        cells[0].GetProperty("ratings").EnumerateArray().ShouldHaveSingleItem().GetProperty("evidence").GetString().ShouldBe("Followed the alert to its cause.");
        debrief.GetProperty("recommendations").EnumerateArray()
            .Select(it => (it.GetProperty("interviewer").GetProperty("name").GetString(), it.GetProperty("recommendation").GetString()))
            .ShouldBe([("Ann Smith", "YES"), ("Ben Jones", "YES")]);
        debrief.GetProperty("missing").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Who_is_missing_and_how_late_is_no_secret()
    {
        await _desk.InterviewAsync(ben: false);
        _desk.Bench.Time.Advance(TimeSpan.FromDays(2));

        var debrief = await _desk.DebriefAsync(_desk.Panel.Ben);

        debrief.GetProperty("state").GetString().ShouldBe("COLLECTING");
        debrief.GetProperty("rows").ValueKind.ShouldBe(JsonValueKind.Null);
        debrief.GetProperty("recommendations").ValueKind.ShouldBe(JsonValueKind.Null);
        var missing = debrief.GetProperty("missing").EnumerateArray().ShouldHaveSingleItem();
        missing.GetProperty("interviewer").GetProperty("name").GetString().ShouldBe("Ben Jones");
        missing.GetProperty("late").GetBoolean().ShouldBeTrue();
        missing.GetProperty("scorecardDueAt").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2026, 3, 3, 11, 0, 0, TimeSpan.Zero));
        (await _desk.ExposuresAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_look_is_written_down_before_it_is_shown_and_a_look_at_who_is_missing_is_none()
    {
        await _desk.InterviewAsync();
        await _desk.Bench.OneAsync(
            _desk.Panel.Lead, "query($id: ID!) { application(id: $id) { debrief { state openedAt missing { late } } } }", new { id = _desk.Panel.ApplicationId });
        (await _desk.ExposuresAsync()).ShouldBeEmpty();

        await _desk.DebriefAsync(_desk.Panel.Lead);

        // The recommendations bring the scorecards themselves, each of which leaves its own receipt.
        var looks = await _desk.ExposuresAsync();
        looks[0].ShouldBe((_desk.Panel.Lead.Person!.Value.Value, (int)ExposureKind.Debrief));
        looks.Skip(1).ShouldAllBe(look => look.Kind == (int)ExposureKind.Debrief || look.Kind == (int)ExposureKind.Scorecard);
    }

    [Fact]
    public async Task Recruiters_see_it_once_it_is_open_and_outsiders_never()
    {
        await _desk.InterviewAsync();
        (await _desk.DebriefAsync(_desk.Recruiter)).GetProperty("rows").ValueKind.ShouldBe(JsonValueKind.Null);
        await _desk.OpenAsync(_desk.Panel.Lead);

        (await _desk.DebriefAsync(_desk.Recruiter)).GetProperty("rows").GetArrayLength().ShouldBe(2);
        var outside = await _desk.Bench.DataAsync(_desk.Panel.Outsider, "query($id: ID!) { application(id: $id) { debrief { state } } }", new { id = _desk.Panel.ApplicationId });
        outside.GetProperty("application").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_key_without_the_scope_of_scorecards_is_shown_no_content()
    {
        await _desk.InterviewAsync();
        await _desk.OpenAsync(_desk.Panel.Lead);
        var asLead = _desk.Panel.Lead with { Scopes = [Scope.HiringRead, Scope.ProfilesRead] };

        var debrief = await _desk.Bench.OneAsync(
            asLead, "query($id: ID!) { application(id: $id) { debrief { state rows { spread } } } }", new { id = _desk.Panel.ApplicationId });

        debrief.GetProperty("debrief").GetProperty("state").GetString().ShouldBe("OPENED");
        debrief.GetProperty("debrief").GetProperty("rows").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_withdrawn_scorecard_is_out_of_it_and_awaited_again()
    {
        var (anns, _) = await _desk.InterviewAsync();
        await _desk.OpenAsync(_desk.Panel.Lead);
        var withdrawn = await _desk.Bench.OneAsync(
            _desk.Panel.Ann,
            "mutation($input: WithdrawScorecardInput!) { withdrawScorecard(input: $input) { errors { message } } }",
            new { input = new { scorecardId = GlobalId.Of(ScorecardId.Of(GlobalId.Parse<InterviewId>(anns)!.Value)), expectedRevision = 1, reason = "The wrong person." } });
        withdrawn.GetProperty("errors").GetArrayLength().ShouldBe(0, withdrawn.GetRawText());

        var debrief = await _desk.DebriefAsync(_desk.Panel.Lead);

        debrief.GetProperty("rows").EnumerateArray().ShouldAllBe(row => row.GetProperty("cells").GetArrayLength() == 1);
        debrief.GetProperty("missing").EnumerateArray().ShouldHaveSingleItem().GetProperty("interviewer").GetProperty("name").GetString().ShouldBe("Ann Smith");
    }
}
