using System.Text.Json;
using InterviewKit.Access;
using InterviewKit.Shared;

namespace InterviewKit.Tests.Scorecards;

public sealed class DraftTests : IAsyncLifetime
{
    private const string Read = "query($id: ID!) { interview(id: $id) { draft { version summary notes { text } ratings { score } } notes { question { key } text } } }";

    private static readonly string Queue = GlobalId.Of("Question", "a-queue-that-grew");

    private Workbench _bench = null!;
    private Panel _panel = null!;
    private string _interview = null!;

    public async Task InitializeAsync()
    {
        _bench = await Workbench.StartAsync();
        _panel = await Panel.StartAsync(_bench);
        _interview = await _panel.ScheduleAsync(_panel.Ann);
    }

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task A_draft_is_saved_half_filled_and_read_back_as_it_was()
    {
        var saved = (await SaveAsync(new
        {
            interviewId = _interview,
            summary = "so far ",
            ratings = new object[]
            {
                new { dimensionKey = "ownership" },
                new { dimensionKey = "trade-offs", questionId = Queue, assessment = "SCORED", score = 2, evidence = "no" },
            },
            notes = new object[] { new { text = "tall" }, new { questionId = Queue, text = "asked for the number twice" } },
        })).GetProperty("draft");

        saved.GetProperty("version").GetInt32().ShouldBe(1);
        saved.GetProperty("savedAt").GetString().ShouldBe("2026-03-02T09:00:00.000Z");
        saved.GetProperty("recommendation").ValueKind.ShouldBe(JsonValueKind.Null);
        saved.GetProperty("summary").GetString().ShouldBe("so far "); // As typed: it is typed on.
        saved.GetProperty("ratings").EnumerateArray()
            .Select(it => $"{it.GetProperty("dimension").GetProperty("key")} {it.GetProperty("assessment")} {it.GetProperty("score")} {it.GetProperty("evidence")}")
            .ShouldBe(["ownership   ", "trade-offs SCORED 2 no"]);
        saved.GetProperty("ratings")[1].GetProperty("question").GetProperty("key").GetString().ShouldBe("a-queue-that-grew");
        saved.GetProperty("notes").EnumerateArray().Select(it => it.GetProperty("text").GetString()).ShouldBe(["tall", "asked for the number twice"]);
    }

    [Fact]
    public async Task Two_windows_do_not_overwrite_each_other()
    {
        await SaveAsync(Content(null, "first"));
        await SaveAsync(Content(1, "second"));

        var stale = await _bench.SendAsync(_panel.Ann, "saveScorecardDraft", Content(1, "stale"));
        stale.Refusals().ShouldBe(["VersionConflict input.expectedVersion"]);
        stale.GetProperty("errors")[0].GetProperty("currentVersion").GetInt32().ShouldBe(2);
        (await _bench.SendAsync(_panel.Ann, "saveScorecardDraft", Content(null, "another first"))).Refusals().ShouldBe(["VersionConflict input.expectedVersion"]);
        (await ReadAsync(_panel.Ann)).GetProperty("draft").GetProperty("summary").GetString().ShouldBe("second");
    }

    [Fact]
    public async Task Of_windows_that_save_at_once_one_takes_effect()
    {
        await SaveAsync(Content(null, "first"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => _bench.SendAsync(_panel.Ann, "saveScorecardDraft", Content(1, $"window {i}"))));

        answers.Count(answer => answer.Refusals().Length == 0).ShouldBe(1);
        answers.SelectMany(answer => answer.Refusals()).ShouldAllBe(refusal => refusal == "VersionConflict input.expectedVersion");
    }

    [Fact]
    public async Task A_window_left_open_does_not_overwrite_a_draft_that_was_begun_anew()
    {
        await SaveAsync(Content(null, "old"));
        await _bench.DoneAsync(_panel.Ann, "discardScorecardDraft", new { id = _interview, expectedVersion = 1 });
        (await SaveAsync(Content(null, "new"))).GetProperty("draft").GetProperty("version").GetInt32().ShouldBe(3);

        (await _bench.SendAsync(_panel.Ann, "saveScorecardDraft", Content(1, "from the old window"))).Refusals().ShouldBe(["VersionConflict input.expectedVersion"]);
    }

    [Fact]
    public async Task All_that_could_never_be_submitted_is_refused_at_once()
    {
        var payload = await _bench.SendAsync(_panel.Ann, "saveScorecardDraft", new
        {
            interviewId = _interview,
            expectedVersion = 4,
            summary = "cut \0 short",
            ratings = new object[]
            {
                new { dimensionKey = "ownershp", score = 6 },
                new { dimensionKey = "ownership", questionId = GlobalId.Of("Question", "not-yet") },
                new { dimensionKey = "trade-offs", evidence = new string('e', 10_001) },
                new { dimensionKey = "trade-offs" },
            },
            notes = new object[] { new { text = new string('n', 20_001) }, new { text = "a second of the whole" }, new { questionId = Queue, text = "\0" } },
        });

        payload.Refusals().ShouldBe(
        [
            "VersionConflict input.expectedVersion",
            "InvalidInput input.summary",
            "UnknownKey input.ratings.0.dimensionKey",
            "ScoreOutOfRange input.ratings.0.score",
            "InvalidInput input.ratings.1.questionId",
            "InvalidInput input.ratings.2.evidence",
            "DuplicateRating input.ratings.3",
            "InvalidInput input.notes.0.text",
            "InvalidInput input.notes.1",
            "InvalidInput input.notes.2.text",
        ]);
        (await ReadAsync(_panel.Ann)).GetProperty("draft").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Nobody_but_its_author_is_ever_shown_a_draft_or_a_note()
    {
        await _panel.ScheduleAsync(_panel.Ben);
        await SaveAsync(Content(null, "for me alone"));
        Viewer[] others =
        [
            _panel.Lead,
            _panel.Ben,
            await _bench.PersonAsync("Ada Admin", PersonRole.Admin),
            Workbench.Key(Enum.GetValues<Scope>()),
            _panel.Ann with { Key = new ApiKeyId(Guid.CreateVersion7()), KeyCreator = _panel.Lead.Person }, // A key that the lead made to act as Ann.
        ];

        foreach (var other in others)
        {
            var interview = await ReadAsync(other);
            interview.GetProperty("draft").ValueKind.ShouldBe(JsonValueKind.Null);
            interview.GetProperty("notes").GetArrayLength().ShouldBe(0);
            (await _bench.OneAsync(other, "{ scorecards { totalCount nodes { id } } }")).GetProperty("totalCount").GetInt32().ShouldBe(0);
            (await _bench.SendAsync(other, "discardScorecardDraft", new { id = _interview })).Refusals().Length.ShouldBe(1);
        }

        (await ReadAsync(_panel.Ann)).GetProperty("draft").GetProperty("summary").GetString().ShouldBe("for me alone");
        (await _bench.SendAsync(others[^1], "saveScorecardDraft", Content(1, "by the key"))).Refusals().ShouldBe(["Forbidden input.interviewId"]);
        (await _bench.OneAsync(_panel.Ann, "query($id: ID!) { application(id: $id) { scorecards { id } interviews { scorecard { id } status } } }", new { id = _panel.ApplicationId }))
            .GetRawText().ShouldNotContain("COMPLETED");
    }

    [Fact]
    public async Task A_submit_removes_the_draft_and_keeps_its_notes()
    {
        await SaveAsync(Content(null, "unfinished"));

        (await SubmitAsync(expectedDraftVersion: 1)).Refusals().ShouldBeEmpty();

        var interview = await ReadAsync(_panel.Ann);
        interview.GetProperty("draft").ValueKind.ShouldBe(JsonValueKind.Null);
        interview.GetProperty("notes").EnumerateArray().Single().GetProperty("text").GetString().ShouldBe("asked twice");
        (await CountAsync("select count(*) from mt_doc_interviewnotebook t where t::text like '%unfinished%'")).ShouldBe(0);
        (await _bench.SendAsync(_panel.Ann, "saveScorecardDraft", Content(null, "afterthought"))).Refusals().ShouldBe(["AlreadySubmitted input.interviewId"]);
    }

    [Fact]
    public async Task A_submit_from_a_window_that_has_not_seen_the_latest_draft_is_refused()
    {
        await SaveAsync(Content(null, "one"));
        await SaveAsync(Content(1, "two"));

        var stale = await SubmitAsync(expectedDraftVersion: 1);

        stale.Refusals().ShouldBe(["VersionConflict input.expectedDraftVersion"]);
        stale.GetProperty("errors")[0].GetProperty("currentVersion").GetInt32().ShouldBe(2);
        (await SubmitAsync(expectedDraftVersion: null)).Refusals().ShouldBeEmpty();
    }

    [Fact]
    public async Task After_a_withdrawal_a_draft_may_be_written_again()
    {
        var scorecard = (await SubmitAsync(null)).GetProperty("scorecard").GetProperty("id").GetString();
        await _bench.DoneAsync(_panel.Ann, "withdrawScorecard", new { scorecardId = scorecard, expectedRevision = 1, reason = "Too early." });

        await SaveAsync(Content(null, "with more thought"));

        (await ReadAsync(_panel.Ann)).GetProperty("draft").GetProperty("summary").GetString().ShouldBe("with more thought");
    }

    [Fact]
    public async Task An_interview_that_was_called_off_takes_no_draft_and_what_was_typed_is_not_lost()
    {
        await SaveAsync(Content(null, "typed"));
        await _bench.DoneAsync(_panel.Lead, "cancelInterview", new { id = _interview, reason = "No room." });

        (await _bench.SendAsync(_panel.Ann, "saveScorecardDraft", Content(1, "more"))).Refusals().ShouldBe(["WrongState input.interviewId"]);
        (await ReadAsync(_panel.Ann)).GetProperty("draft").GetProperty("summary").GetString().ShouldBe("typed");
        await _bench.DoneAsync(_panel.Ann, "discardScorecardDraft", new { id = _interview });
        (await ReadAsync(_panel.Ann)).GetProperty("draft").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Whoever_an_interview_is_given_to_begins_with_an_empty_page()
    {
        await _panel.ScheduleAsync(_panel.Ann); // So that Ann still sees the application.
        await SaveAsync(Content(null, "Ann's"));
        await _bench.DoneAsync(_panel.Lead, "reassignInterview", new { id = _interview, interviewer = new { email = _panel.Ben.Email } });

        (await ReadAsync(_panel.Ben)).GetProperty("draft").ValueKind.ShouldBe(JsonValueKind.Null);
        await _bench.DoneAsync(_panel.Ben, "saveScorecardDraft", Content(null, "Ben's"));
        (await _bench.SendAsync(_panel.Ann, "saveScorecardDraft", Content(1, "Ann's again"))).Refusals().ShouldBe(["NotYourInterview input.interviewId"]);
        (await ReadAsync(_panel.Ann)).GetProperty("draft").GetProperty("summary").GetString().ShouldBe("Ann's");
        (await ReadAsync(_panel.Ben)).GetProperty("draft").GetProperty("summary").GetString().ShouldBe("Ben's");
    }

    [Fact]
    public async Task Discarding_needs_a_draft_of_that_version()
    {
        (await _bench.SendAsync(_panel.Ann, "discardScorecardDraft", new { id = _interview })).Refusals().ShouldBe(["NotFound input.id"]);
        await SaveAsync(Content(null, "one"));
        (await _bench.SendAsync(_panel.Ann, "discardScorecardDraft", new { id = _interview, expectedVersion = 7 })).Refusals().ShouldBe(["VersionConflict input.expectedVersion"]);
        (await _bench.DoneAsync(_panel.Ann, "discardScorecardDraft", new { id = _interview })).GetProperty("draft").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Nothing_of_a_draft_is_in_events_outbox_audit_or_idempotency_and_no_change_is_announced()
    {
        var announced = await CountAsync("select count(*) from ik_outbox");
        var content = new { interviewId = _interview, summary = "whispered", ratings = Array.Empty<object>(), notes = new object[] { new { text = "whispered too" } }, idempotencyKey = "k1" };

        await SaveAsync(content);
        await SaveAsync(content); // A repeat.

        (await CountAsync("select count(*) from ik_outbox")).ShouldBe(announced);
        foreach (var table in new[] { "mt_events", "ik_outbox", "ik_audit", "ik_idempotency", "ik_exposure" })
        {
            (await CountAsync($"select count(*) from {table} t where t::text ~* 'whisper'")).ShouldBe(0, table);
        }

        (await ReadAsync(_panel.Ann)).GetProperty("draft").GetProperty("version").GetInt32().ShouldBe(1);
    }

    private object Content(int? expectedVersion, string summary) => new
    {
        interviewId = _interview,
        expectedVersion,
        summary,
        ratings = new object[] { new { dimensionKey = "ownership", assessment = "SCORED", score = 3 } },
        notes = new object[] { new { questionId = Queue, text = "asked twice" } },
    };

    private Task<JsonElement> SaveAsync(object input) => _bench.DoneAsync(_panel.Ann, "saveScorecardDraft", input);

    private Task<JsonElement> SubmitAsync(int? expectedDraftVersion) => _bench.SendAsync(_panel.Ann, "submitScorecard", new
    {
        interviewId = _interview,
        expectedDraftVersion,
        recommendation = "YES",
        summary = "Knew the queue's numbers by heart.",
        ratings = PanelCommands.Ratings(),
    });

    private Task<JsonElement> ReadAsync(Viewer viewer) => _bench.OneAsync(viewer, Read, new { id = _interview });

    private async Task<long> CountAsync(string sql)
    {
        await using var command = _bench.Database.DataSource.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
