using InterviewKit.Access;
using InterviewKit.Shared;

namespace InterviewKit.Tests.Scorecards;

/// <summary>The seal and its receipts, through every field that leads to a scorecard.</summary>
public sealed class SealedScorecardsTests : IAsyncLifetime
{
    private Workbench _bench = null!;
    private Panel _panel = null!;

    public async Task InitializeAsync()
    {
        _bench = await Workbench.StartAsync();
        _panel = await Panel.StartAsync(_bench);
    }

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task Who_owes_a_scorecard_sees_that_others_are_in_but_not_what_they_say()
    {
        var (anns, _) = await BothScheduledAsync();
        var scorecard = await SubmittedAsync(_panel.Ann, anns);

        var (seal, authors) = await _panel.ScorecardsAsync(_panel.Ben);
        seal.ShouldBe("OWN_SCORECARD_DUE");
        authors.ShouldBeEmpty();
        var answer = await _bench.DataAsync(
            _panel.Ben,
            """
            query($application: ID!, $interview: ID!, $scorecard: ID!) {
              application(id: $application) { profile { scorecards } interviews { status scorecard { id } } }
              interview(id: $interview) { status scorecard { id } }
              scorecard(id: $scorecard) { id }
              node(id: $scorecard) { id }
            }
            """,
            new { application = _panel.ApplicationId, interview = anns, scorecard });
        answer.GetProperty("application").GetProperty("profile").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        answer.GetProperty("interview").GetProperty("status").GetString().ShouldBe("COMPLETED");
        answer.GetProperty("interview").GetProperty("scorecard").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        answer.GetProperty("application").GetProperty("interviews").EnumerateArray()
            .ShouldAllBe(interview => interview.GetProperty("scorecard").ValueKind == System.Text.Json.JsonValueKind.Null);
        answer.GetProperty("scorecard").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        answer.GetProperty("node").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await ExposuresAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Once_the_own_scorecard_is_in_the_others_are_shown()
    {
        var (anns, bens) = await BothScheduledAsync();
        await SubmittedAsync(_panel.Ann, anns);
        _bench.Time.Advance(TimeSpan.FromMinutes(1));
        await SubmittedAsync(_panel.Ben, bens);

        (await _panel.ScorecardsAsync(_panel.Ben)).Authors.ShouldBe(["Ann Smith", "Ben Jones"]);
        (await _panel.ScorecardsAsync(_panel.Lead)).Authors.ShouldBe(["Ann Smith", "Ben Jones"]);
    }

    [Fact]
    public async Task Reading_ones_own_scorecard_leaves_no_receipt()
    {
        var (anns, _) = await BothScheduledAsync();
        await SubmittedAsync(_panel.Ann, anns);

        (await _panel.ScorecardsAsync(_panel.Ann)).Authors.ShouldBe(["Ann Smith"]);
        (await ExposuresAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_look_at_anothers_scorecard_is_written_down_once_within_a_quarter_of_an_hour()
    {
        var (anns, _) = await BothScheduledAsync();
        await SubmittedAsync(_panel.Ann, anns);

        await _panel.ScorecardsAsync(_panel.Lead);
        _bench.Time.Advance(TimeSpan.FromMinutes(14));
        await _panel.ScorecardsAsync(_panel.Lead);
        (await ExposuresAsync()).Count.ShouldBe(1);

        _bench.Time.Advance(TimeSpan.FromMinutes(2));
        await _panel.ScorecardsAsync(_panel.Lead);
        (await ExposuresAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_scorecard_written_after_a_look_is_not_independent_and_its_receipt_says_at_what()
    {
        var (anns, _) = await BothScheduledAsync();
        await SubmittedAsync(_panel.Ann, anns);
        await _panel.ScorecardsAsync(_panel.Lead);
        var leads = await _panel.ScheduleAsync(_panel.Lead);

        var receipt = (await _panel.SubmitAsync(_panel.Lead, leads)).GetProperty("scorecard").GetProperty("receipt");

        receipt.GetProperty("known").GetBoolean().ShouldBeTrue();
        receipt.GetProperty("independent").GetBoolean().ShouldBeFalse();
        receipt.GetProperty("exposures").EnumerateArray().Single().GetProperty("kind").GetString().ShouldBe("SCORECARD");
    }

    [Fact]
    public async Task A_look_after_the_submit_does_not_touch_its_receipt()
    {
        var (anns, bens) = await BothScheduledAsync();
        await SubmittedAsync(_panel.Ann, anns);
        var scorecard = await SubmittedAsync(_panel.Ben, bens);
        await _panel.ScorecardsAsync(_panel.Ben);

        var receipt = (await _bench.OneAsync(
            _panel.Ben, "query($id: ID!) { scorecard(id: $id) { receipt { independent exposures { kind } } } }", new { id = scorecard })).GetProperty("receipt");

        receipt.GetProperty("independent").GetBoolean().ShouldBeTrue();
        receipt.GetProperty("exposures").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task If_the_look_cannot_be_written_down_nothing_is_shown()
    {
        var (anns, _) = await BothScheduledAsync();
        await SubmittedAsync(_panel.Ann, anns);
        await _bench.Database.DataSource.CreateCommand("alter table ik_exposure add constraint closed check (false) not valid").ExecuteNonQueryAsync();

        var answer = await _bench.AskAsync(
            _panel.Lead, "query($id: ID!) { application(id: $id) { sealed scorecards { summary } profile { raters } } }", new { id = _panel.ApplicationId });

        answer.GetRawText().ShouldNotContain("by heart");
        answer.GetProperty("data").GetProperty("application").GetProperty("scorecards").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        answer.GetProperty("data").GetProperty("application").GetProperty("profile").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task A_key_that_acts_as_a_person_exposes_the_person_and_whoever_made_the_key()
    {
        var (anns, _) = await BothScheduledAsync();
        await SubmittedAsync(_panel.Ann, anns);
        var acting = _panel.Lead with { Key = new ApiKeyId(Guid.CreateVersion7()), KeyCreator = _panel.Outsider.Person };

        await _panel.ScorecardsAsync(acting);

        (await ExposuresAsync()).ShouldBe([_panel.Lead.Person!.Value.Value, _panel.Outsider.Person!.Value.Value], ignoreOrder: true);
    }

    [Fact]
    public async Task A_key_that_shows_a_persons_own_scorecard_exposes_whoever_made_the_key()
    {
        var (anns, _) = await BothScheduledAsync();
        await SubmittedAsync(_panel.Ann, anns);
        var acting = _panel.Ann with { Key = new ApiKeyId(Guid.CreateVersion7()), KeyCreator = _panel.Lead.Person };

        (await _panel.ScorecardsAsync(acting)).Authors.ShouldBe(["Ann Smith"]);

        (await ExposuresAsync()).ShouldBe([_panel.Lead.Person!.Value.Value]);
    }

    [Fact]
    public async Task A_key_whose_maker_owes_a_scorecard_shows_nothing_whomever_it_acts_as()
    {
        var (anns, _) = await BothScheduledAsync();
        var scorecard = await SubmittedAsync(_panel.Ann, anns);
        var acting = _panel.Ann with { Key = new ApiKeyId(Guid.CreateVersion7()), KeyCreator = _panel.Ben.Person };

        (await _panel.ScorecardsAsync(acting)).Authors.ShouldBeEmpty();
        (await _bench.DataAsync(acting, "query($id: ID!) { node(id: $id) { id } }", new { id = scorecard }))
            .GetProperty("node").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await ExposuresAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_profile_is_an_exposure_too_and_is_withheld_while_one_scorecard_is_sealed()
    {
        var (anns, bens) = await BothScheduledAsync();
        await SubmittedAsync(_panel.Ann, anns);
        await SubmittedAsync(_panel.Ben, bens);

        var profile = (await _bench.OneAsync(
            _panel.Ben,
            """
            query($id: ID!) { application(id: $id) { profile {
              scorecards raters calibrationVersion agreement dimensions { dimension { key } status rawMean fairAverage interval { low high level } evidence { score evidence } }
              fits { role { key } basis status score coverage contributions { dimension { key } weight points } } bestFit { role { key } } flags { code message } } } }
            """,
            new { id = _panel.ApplicationId })).GetProperty("profile");

        profile.GetProperty("scorecards").GetInt32().ShouldBe(2);
        profile.GetProperty("dimensions").EnumerateArray().Select(it => $"{it.GetProperty("dimension").GetProperty("key")} {it.GetProperty("rawMean")} {it.GetProperty("evidence").GetArrayLength()}")
            .ShouldBe(["ownership 4 2", "trade-offs 4 2"]);
        profile.GetProperty("fits").EnumerateArray().Select(it => $"{it.GetProperty("role").GetProperty("key")} {it.GetProperty("basis")} {it.GetProperty("status")}")
            .ShouldBe(["developer RATED SUFFICIENT", "product-engineer TRANSFERRED INSUFFICIENT_EVIDENCE"]);
        (await ExposuresAsync("kind = 2")).ShouldBe([_panel.Ben.Person!.Value.Value]);
    }

    [Fact]
    public async Task Until_the_panel_is_complete_means_until_the_last_of_it_has_submitted_also_when_they_submit_at_once()
    {
        var panel = await Panel.StartAsync(await FreshBenchAsync(), "UNTIL_PANEL_COMPLETE");
        var interviews = new[] { (panel.Ann, await panel.ScheduleAsync(panel.Ann)), (panel.Ben, await panel.ScheduleAsync(panel.Ben)), (panel.Outsider, await panel.ScheduleAsync(panel.Outsider)) };
        await panel.SubmitAsync(panel.Ann, interviews[0].Item2);
        var early = await panel.ScorecardsAsync(panel.Ann);
        early.Seal.ShouldBe("PANEL_INCOMPLETE");
        early.Authors.ShouldBe(["Ann Smith"]);

        await Task.WhenAll(interviews[1..].Select(it => panel.SubmitAsync(it.Item1, it.Item2)));

        (await panel.ScorecardsAsync(panel.Ann)).Seal.ShouldBe("OPEN");
        await panel.Bench.DisposeAsync();
    }

    [Fact]
    public async Task Who_is_the_candidate_never_sees_the_application()
    {
        var (anns, _) = await BothScheduledAsync();
        await SubmittedAsync(_panel.Ann, anns);
        var candidate = _panel.Lead with { Email = "carla.candidate@mail.example", Person = new PersonId(Guid.CreateVersion7()), Roles = [PersonRole.Admin], Scopes = RoleScopes.Of([PersonRole.Admin]) };

        var answer = await _bench.DataAsync(
            candidate,
            "query($id: ID!, $interview: ID!) { application(id: $id) { id } interview(id: $interview) { id } node(id: $id) { id } interviews { totalCount nodes { id } } }",
            new { id = _panel.ApplicationId, interview = anns });

        answer.GetProperty("application").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        answer.GetProperty("interview").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        answer.GetProperty("node").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        answer.GetProperty("interviews").GetProperty("totalCount").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Nothing_of_a_workspace_is_reachable_from_another()
    {
        var (anns, _) = await BothScheduledAsync();
        var scorecard = await SubmittedAsync(_panel.Ann, anns);
        var stranger = Workbench.Key("another", Enum.GetValues<Scope>());

        var answer = await _bench.DataAsync(
            stranger,
            "query($ids: [ID!]!) { nodes(ids: $ids) { id } interviews { totalCount } people { totalCount } }",
            new { ids = new[] { _panel.ApplicationId, _panel.OpeningId, anns, scorecard, GlobalId.Of(_panel.Ann.Person!.Value), GlobalId.Of("Workspace", "test") } });

        answer.GetProperty("nodes").EnumerateArray().ShouldAllBe(node => node.ValueKind == System.Text.Json.JsonValueKind.Null);
        answer.GetProperty("interviews").GetProperty("totalCount").GetInt32().ShouldBe(0);
        answer.GetProperty("people").GetProperty("totalCount").GetInt32().ShouldBe(0);
    }

    private static async Task<Workbench> FreshBenchAsync() => await Workbench.StartAsync();

    private async Task<(string Anns, string Bens)> BothScheduledAsync() => (await _panel.ScheduleAsync(_panel.Ann), await _panel.ScheduleAsync(_panel.Ben));

    private async Task<string> SubmittedAsync(Viewer viewer, string interview)
    {
        var payload = await _panel.SubmitAsync(viewer, interview);
        payload.GetProperty("errors").GetArrayLength().ShouldBe(0, payload.GetRawText());
        return payload.GetProperty("scorecard").GetProperty("id").GetString()!;
    }

    private async Task<List<Guid>> ExposuresAsync(string where = "true")
    {
        await using var command = _bench.Database.DataSource.CreateCommand($"select person_id from ik_exposure where {where} order by id");
        await using var reader = await command.ExecuteReaderAsync();
        var people = new List<Guid>();
        while (await reader.ReadAsync())
        {
            people.Add(reader.GetGuid(0));
        }

        return people;
    }
}
