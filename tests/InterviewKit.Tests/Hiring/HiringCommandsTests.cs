using System.Text.Json;
using InterviewKit.Access;
using InterviewKit.Shared;

namespace InterviewKit.Tests.Hiring;

public sealed class HiringCommandsTests : IAsyncLifetime
{
    private const string Open = """
        mutation($input: OpenOpeningInput!) { openOpening(input: $input) { created opening { id version title sealPolicy level role { key } panel { lead person { name } } externalRefs { system id } }
          errors { __typename code message path ... on UnknownKey { suggestions } } } }
        """;

    private const string Add = """
        mutation($input: AddApplicationInput!) { addApplication(input: $input) { created application { id status candidate { id name email person { name } } externalRefs { system id } }
          errors { __typename message path ... on WrongState { state } } } }
        """;

    private const string Schedule = """
        mutation($input: ScheduleInterviewInput!) { scheduleInterview(input: $input) { created
          interview { id version status round minutes scheduledAt scorecardDueAt late focus { key } questionSet { number items { question { key } } } interviewer { name } application { id } }
          errors { __typename message path } } }
        """;

    private Workbench _bench = null!;
    private Panel _panel = null!;

    public async Task InitializeAsync()
    {
        _bench = await Workbench.StartAsync();
        _panel = await Panel.StartAsync(_bench);
    }

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task An_opening_has_its_panel_and_is_found_again_by_its_reference()
    {
        var input = new
        {
            title = "  Platform developer ",
            roleKey = "developer",
            level = "SENIOR",
            panel = new object[] { new { person = new { email = "LENA.lead@example.com" }, lead = true }, new { person = new { id = Id(_panel.Ann) } } },
            externalRefs = new[] { new { system = "greenhouse", id = "4711" } },
        };

        var opened = await _bench.OneAsync(_panel.Lead, Open, new { input });

        opened.GetProperty("created").GetBoolean().ShouldBeTrue(opened.GetRawText());
        var opening = opened.GetProperty("opening");
        opening.GetProperty("title").GetString().ShouldBe("Platform developer");
        opening.GetProperty("version").GetInt32().ShouldBe(1);
        opening.GetProperty("panel").EnumerateArray().Select(seat => $"{seat.GetProperty("person").GetProperty("name")} {seat.GetProperty("lead")}")
            .ShouldBe(["Lena Lead True", "Ann Smith False"]);
        var again = await _bench.OneAsync(_panel.Lead, Open, new { input });
        again.GetProperty("created").GetBoolean().ShouldBeFalse();
        again.GetProperty("opening").GetProperty("id").GetString().ShouldBe(opening.GetProperty("id").GetString());
        (await _bench.OneAsync(_panel.Ann, """{ opening(externalRef: { system: "greenhouse", id: "4711" }) { title } }""")).GetProperty("title").GetString()
            .ShouldBe("Platform developer");
    }

    [Fact]
    public async Task All_that_is_wrong_with_an_opening_is_said_at_once()
    {
        var payload = await _bench.OneAsync(_panel.Lead, Open, new
        {
            input = new
            {
                title = " ",
                roleKey = "develper",
                level = "MID",
                panel = new object[] { new { person = new { email = "nobody@example.com" } }, new { person = new { id = Id(_panel.Ann) } }, new { person = new { id = Id(_panel.Ann) } } },
                externalRefs = new[] { new { system = "", id = "1" } },
            },
        });

        payload.GetProperty("errors").EnumerateArray().Select(error => $"{error.GetProperty("__typename")} {string.Join('.', error.GetProperty("path").EnumerateArray())}").ShouldBe(
        [
            "InvalidInput input.title",
            "UnknownKey input.roleKey",
            "NotFound input.panel.0.person",
            "InvalidInput input.panel.2.person",
            "LeadMissing input.panel",
            "InvalidInput input.externalRefs.0.system",
        ]);
        payload.GetProperty("errors")[1].GetProperty("suggestions")[0].GetString().ShouldBe("developer");
        payload.GetProperty("opening").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task An_interviewer_opens_no_openings_and_the_refusal_is_audited()
    {
        var payload = await _bench.OneAsync(_panel.Ann, Open, new { input = new { title = "t", roleKey = "developer", level = "MID", panel = Array.Empty<object>() } });

        payload.GetProperty("errors")[0].GetProperty("code").GetString().ShouldBe("FORBIDDEN");
        await using var command = _bench.Database.DataSource.CreateCommand("select actor_name, action from ik_audit where outcome = 2");
        await using var reader = await command.ExecuteReaderAsync();
        (await reader.ReadAsync()).ShouldBeTrue();
        (reader.GetString(0), reader.GetString(1)).ShouldBe(("Ann Smith", "openOpening"));
    }

    [Fact]
    public async Task A_candidate_applies_once_to_an_opening_whatever_is_sent_at_once()
    {
        var input = new
        {
            opening = new { id = _panel.OpeningId },
            candidate = new { @new = new { name = "Dan", email = "ann.smith@example.com", externalRefs = new[] { new { system = "greenhouse", id = "c1" } } } },
        };

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => _bench.OneAsync(_panel.Lead, Add, new { input })));

        answers.Select(answer => answer.GetProperty("application").GetProperty("id").GetString()).Distinct().ShouldHaveSingleItem();
        answers.Count(answer => answer.GetProperty("created").GetBoolean()).ShouldBe(1);
        var candidate = answers[0].GetProperty("application").GetProperty("candidate");
        candidate.GetProperty("person").GetProperty("name").GetString().ShouldBe("Ann Smith"); // Works here already.
        var known = await _bench.OneAsync(_panel.Lead, Add, new { input = new { opening = new { id = _panel.OpeningId }, candidate = new { id = candidate.GetProperty("id").GetString() } } });
        known.GetProperty("created").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Only_a_lead_of_the_opening_adds_to_it_and_who_cannot_see_it_is_told_nothing()
    {
        await _panel.ScheduleAsync(_panel.Ann);
        var input = new { opening = new { id = _panel.OpeningId }, candidate = new { @new = new { name = "Eve" } } };

        (await _bench.OneAsync(_panel.Ann, Add, new { input })).GetProperty("errors")[0].GetProperty("__typename").GetString().ShouldBe("Forbidden");
        (await _bench.OneAsync(_panel.Outsider, Add, new { input })).GetProperty("errors")[0].GetProperty("__typename").GetString().ShouldBe("NotFound");
        (await _bench.OneAsync(Workbench.Key(Scope.HiringWrite, Scope.HiringRead), Add, new { input })).GetProperty("created").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task An_interview_pins_the_sets_version_and_is_due_a_day_after_its_end()
    {
        var interview = (await _bench.OneAsync(_panel.Lead, Schedule, new
        {
            input = new
            {
                application = new { id = _panel.ApplicationId },
                interviewer = new { email = "ann.smith@example.com" },
                questionSetId = GlobalId.Of("QuestionSet", "developer-mid"),
                scheduledAt = "2026-03-02T12:00:00+02:00",
                round = "onsite",
            },
        })).GetProperty("interview");

        interview.GetProperty("scheduledAt").GetString().ShouldBe("2026-03-02T10:00:00.000Z");
        interview.GetProperty("scorecardDueAt").GetString().ShouldBe("2026-03-03T11:00:00.000Z");
        interview.GetProperty("focus").EnumerateArray().Select(it => it.GetProperty("key").GetString()).ShouldBe(["ownership", "trade-offs"]);
        interview.GetProperty("questionSet").GetProperty("number").GetInt32().ShouldBe(1);
        interview.GetProperty("late").GetBoolean().ShouldBeFalse();

        _bench.Time.Advance(TimeSpan.FromDays(2));
        (await _bench.OneAsync(_panel.Ann, "query($id: ID!) { interview(id: $id) { late } }", new { id = interview.GetProperty("id").GetString() }))
            .GetProperty("late").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Without_a_set_the_dimensions_of_the_role_are_scored_unless_others_are_named()
    {
        string[] Focus(JsonElement payload) => [.. payload.GetProperty("interview").GetProperty("focus").EnumerateArray().Select(it => it.GetProperty("key").GetString()!)];
        var application = new { id = _panel.ApplicationId };
        var interviewer = new { id = Id(_panel.Ann) };

        Focus(await _bench.OneAsync(_panel.Lead, Schedule, new { input = new { application, interviewer } })).ShouldBe(["ownership", "trade-offs"]);
        Focus(await _bench.OneAsync(_panel.Lead, Schedule, new { input = new { application, interviewer, focusDimensionKeys = new[] { "user-empathy" } } }))
            .ShouldBe(["user-empathy"]);
    }

    [Fact]
    public async Task All_that_is_wrong_with_an_interview_is_said_at_once()
    {
        var payload = await _bench.OneAsync(_panel.Lead, Schedule, new
        {
            input = new
            {
                application = new { id = _panel.ApplicationId },
                interviewer = new { email = "nobody@example.com" },
                questionSetId = GlobalId.Of("QuestionSet", "none"),
                focusDimensionKeys = new[] { "ownership", "ownership", "owner" },
                minutes = 0,
                scheduledAt = "2026-03-02T10:00:00Z",
                scorecardDueAt = "2026-03-01T10:00:00Z",
            },
        });

        payload.GetProperty("errors").EnumerateArray().Select(error => $"{error.GetProperty("__typename")} {string.Join('.', error.GetProperty("path").EnumerateArray())}").ShouldBe(
        [
            "NotFound input.interviewer",
            "NotFound input.questionSetId",
            "InvalidInput input.focusDimensionKeys.1",
            "UnknownKey input.focusDimensionKeys.2",
            "InvalidInput input.minutes",
            "InvalidInput input.scorecardDueAt",
        ]);
    }

    [Fact]
    public async Task Interviews_are_listed_soonest_first_each_to_whom_they_concern()
    {
        await _panel.ScheduleAsync(_panel.Ben);
        var anns = await _panel.ScheduleAsync(_panel.Ann);
        var other = await _panel.ApplyAsync("Frank");
        await _panel.ScheduleAsync(_panel.Ben, other);

        async Task<int> CountAsync(Viewer viewer, string filter = "{}") =>
            (await _bench.OneAsync(viewer, $"{{ interviews(filter: {filter}) {{ totalCount }} }}")).GetProperty("totalCount").GetInt32();

        (await CountAsync(_panel.Lead)).ShouldBe(3);
        (await CountAsync(_panel.Ann)).ShouldBe(2); // Those of the application that Ann interviews in.
        (await CountAsync(_panel.Ann, "{ mine: true }")).ShouldBe(1);
        (await CountAsync(_panel.Outsider)).ShouldBe(0);
        (await CountAsync(Workbench.Key(Scope.HiringRead))).ShouldBe(3);
        (await CountAsync(_panel.Lead, "{ scorecardMissing: true }")).ShouldBe(0);
        (await CountAsync(_panel.Lead, "{ scorecardMissing: false }")).ShouldBe(3);
        _bench.Time.Advance(TimeSpan.FromDays(1));
        (await CountAsync(_panel.Lead, "{ scorecardMissing: true }")).ShouldBe(3);
        await _panel.SubmitAsync(_panel.Ann, anns);
        (await CountAsync(_panel.Lead, "{ scorecardMissing: true }")).ShouldBe(2);
        (await CountAsync(_panel.Lead, "{ statuses: [COMPLETED] }")).ShouldBe(1);
        (await CountAsync(_panel.Lead, $"{{ applicationId: \"{other}\" }}")).ShouldBe(1);
        (await CountAsync(_panel.Lead, "{ applicationId: \"garbage\" }")).ShouldBe(0);
        (await CountAsync(_panel.Lead, "{ scheduledAfter: \"2026-03-02T10:00:00Z\" }")).ShouldBe(0);
    }

    [Fact]
    public async Task Interviews_without_a_time_come_last_and_pages_pass_over_none()
    {
        for (var i = 0; i < 5; i++)
        {
            var time = i == 2 ? null : $"2026-04-0{5 - i}T10:00:00Z";
            await _bench.OneAsync(_panel.Lead, Schedule, new { input = new { application = new { id = _panel.ApplicationId }, interviewer = new { id = Id(_panel.Ann) }, scheduledAt = time } });
        }

        var seen = new List<string?>();
        string? after = null;
        do
        {
            var page = await _bench.OneAsync(
                _panel.Lead, "query($after: String) { interviews(first: 2, after: $after) { nodes { scheduledAt } pageInfo { endCursor hasNextPage } } }", new { after });
            seen.AddRange(page.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("scheduledAt").GetString()));
            after = page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean() ? page.GetProperty("pageInfo").GetProperty("endCursor").GetString() : null;
        }
        while (after is not null);

        var last = await _bench.OneAsync(_panel.Lead, "{ interviews(last: 2) { nodes { scheduledAt } pageInfo { hasPreviousPage } } }");
        last.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("scheduledAt").GetString()).ShouldBe(["2026-04-05T10:00:00.000Z", null]);
        last.GetProperty("pageInfo").GetProperty("hasPreviousPage").GetBoolean().ShouldBeTrue();
        seen.ShouldBe(["2026-04-01T10:00:00.000Z", "2026-04-02T10:00:00.000Z", "2026-04-04T10:00:00.000Z", "2026-04-05T10:00:00.000Z", null]);
    }

    private static string Id(Viewer viewer) => GlobalId.Of(viewer.Person!.Value);
}
