using System.Text.Json;
using InterviewKit.Access;

namespace InterviewKit.Tests.Hiring;

/// <summary>What becomes of an interview once it is scheduled.</summary>
public sealed class InterviewLifeTests : IAsyncLifetime
{
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
    public async Task An_interview_begins_ends_and_awaits_its_scorecard()
    {
        var started = await InterviewAsync(_panel.Ann, "startInterview", new { id = _interview });
        started.GetProperty("status").GetString().ShouldBe("IN_PROGRESS");
        started.GetProperty("startedAt").GetString().ShouldBe("2026-03-02T09:00:00.000Z");
        _bench.Time.Advance(TimeSpan.FromMinutes(50));

        var finished = await InterviewAsync(_panel.Ann, "finishInterview", new { id = _interview, expectedVersion = 2 });

        finished.GetProperty("status").GetString().ShouldBe("AWAITING_SCORECARD");
        finished.GetProperty("finishedAt").GetString().ShouldBe("2026-03-02T09:50:00.000Z");
        finished.GetProperty("version").GetInt32().ShouldBe(3);
        finished.GetProperty("scorecardDueAt").GetString().ShouldBe("2026-03-03T11:00:00.000Z");
    }

    [Fact]
    public async Task What_has_begun_does_not_begin_again_and_only_that_ends()
    {
        (await RefusalAsync(_panel.Ann, "finishInterview", new { id = _interview })).ShouldBe("WrongState input.id SCHEDULED");
        await InterviewAsync(_panel.Ann, "startInterview", new { id = _interview });
        (await RefusalAsync(_panel.Ann, "startInterview", new { id = _interview })).ShouldBe("WrongState input.id IN_PROGRESS");
    }

    [Fact]
    public async Task An_interview_that_never_had_a_time_is_due_from_its_end()
    {
        var unplanned = (await _bench.OneAsync(
            _panel.Lead,
            "mutation($input: ScheduleInterviewInput!) { scheduleInterview(input: $input) { interview { id scorecardDueAt } } }",
            new { input = new { application = new { id = _panel.ApplicationId }, interviewer = new { email = _panel.Ben.Email } } })).GetProperty("interview");
        unplanned.GetProperty("scorecardDueAt").ValueKind.ShouldBe(JsonValueKind.Null);
        var id = unplanned.GetProperty("id").GetString();
        await InterviewAsync(_panel.Ben, "startInterview", new { id });

        (await InterviewAsync(_panel.Ben, "finishInterview", new { id })).GetProperty("scorecardDueAt").GetString().ShouldBe("2026-03-03T09:00:00.000Z");
    }

    [Fact]
    public async Task A_moved_interview_is_due_a_day_after_its_new_end_unless_said_otherwise()
    {
        var moved = await InterviewAsync(_panel.Lead, "rescheduleInterview", new { id = _interview, scheduledAt = "2026-03-05T10:00:00Z", minutes = 30 });
        moved.GetProperty("scheduledAt").GetString().ShouldBe("2026-03-05T10:00:00.000Z");
        moved.GetProperty("minutes").GetInt32().ShouldBe(30);
        moved.GetProperty("scorecardDueAt").GetString().ShouldBe("2026-03-06T10:30:00.000Z");

        var given = await InterviewAsync(_panel.Lead, "rescheduleInterview", new { id = _interview, minutes = 45, scorecardDueAt = "2026-03-05T18:00:00Z" });
        given.GetProperty("scheduledAt").GetString().ShouldBe("2026-03-05T10:00:00.000Z");
        given.GetProperty("scorecardDueAt").GetString().ShouldBe("2026-03-05T18:00:00.000Z");
    }

    [Fact]
    public async Task A_scorecard_that_is_late_may_be_given_more_time_but_the_interview_that_was_held_is_not_moved()
    {
        await InterviewAsync(_panel.Ann, "startInterview", new { id = _interview });
        await InterviewAsync(_panel.Ann, "finishInterview", new { id = _interview });
        _bench.Time.Advance(TimeSpan.FromDays(2));
        var late = await _bench.OneAsync(_panel.Ann, "query($id: ID!) { interview(id: $id) { late } }", new { id = _interview });
        late.GetProperty("late").GetBoolean().ShouldBeTrue();

        (await RefusalAsync(_panel.Lead, "rescheduleInterview", new { id = _interview, scheduledAt = "2026-03-05T10:00:00Z" }))
            .ShouldBe("WrongState input.id AWAITING_SCORECARD");
        (await InterviewAsync(_panel.Lead, "rescheduleInterview", new { id = _interview, scorecardDueAt = "2026-03-06T10:00:00Z" }))
            .GetProperty("late").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_move_is_said_at_once()
    {
        (await _bench.SendAsync(
            _panel.Lead,
            "rescheduleInterview",
            new { id = _interview, expectedVersion = 9, scheduledAt = "2026-03-05T10:00:00Z", minutes = 2, scorecardDueAt = "2026-03-04T10:00:00Z" }))
            .Refusals().ShouldBe(["VersionConflict input.expectedVersion", "InvalidInput input.minutes", "InvalidInput input.scorecardDueAt"]);
        (await _bench.SendAsync(_panel.Lead, "rescheduleInterview", new { id = _interview })).Refusals().ShouldBe(["InvalidInput input"]);
    }

    [Fact]
    public async Task A_canceled_interview_keeps_its_reason_and_nobody_owes_for_it()
    {
        await _panel.ScheduleAsync(_panel.Ben);
        (await SealAsync(_panel.Ann)).ShouldBe("OWN_SCORECARD_DUE");

        var canceled = await InterviewAsync(_panel.Lead, "cancelInterview", new { id = _interview, reason = " The candidate asked for another day. " });

        canceled.GetProperty("status").GetString().ShouldBe("CANCELED");
        canceled.GetProperty("cancelReason").GetString().ShouldBe("The candidate asked for another day.");
        (await SealAsync(_panel.Ann)).ShouldBe("DEBRIEF_NOT_OPEN"); // Another interview may still be asked of Ann.
        (await RefusalAsync(_panel.Ann, "startInterview", new { id = _interview })).ShouldBe("WrongState input.id CANCELED");
        (await RefusalAsync(_panel.Lead, "cancelInterview", new { id = _interview, reason = "again" })).ShouldBe("WrongState input.id CANCELED");
        (await RefusalAsync(_panel.Lead, "markNoShow", new { id = _interview })).ShouldBe("WrongState input.id CANCELED");
        (await RefusalAsync(_panel.Lead, "rescheduleInterview", new { id = _interview, minutes = 30 })).ShouldBe("WrongState input.id CANCELED");
        (await RefusalAsync(_panel.Lead, "reassignInterview", new { id = _interview, interviewer = new { email = _panel.Ben.Email } })).ShouldBe("WrongState input.id CANCELED");
    }

    [Fact]
    public async Task A_cancellation_has_a_reason()
    {
        (await RefusalAsync(_panel.Lead, "cancelInterview", new { id = _interview, reason = " " })).ShouldStartWith("InvalidInput input.reason");
        (await RefusalAsync(_panel.Lead, "cancelInterview", new { id = _interview, reason = "a\0b" })).ShouldStartWith("InvalidInput input.reason");
        (await RefusalAsync(_panel.Lead, "cancelInterview", new { id = _interview, reason = new string('a', 2001) })).ShouldStartWith("InvalidInput input.reason");
    }

    [Theory]
    [InlineData("cancelInterview")]
    [InlineData("markNoShow")]
    [InlineData("reassignInterview")]
    [InlineData("rescheduleInterview")]
    public async Task With_its_scorecard_in_an_interview_stays_as_it_is(string mutation)
    {
        await _panel.SubmitAsync(_panel.Ann, _interview);

        (await RefusalAsync(_panel.Lead, mutation, InputOf(mutation))).ShouldBe("WrongState input.id COMPLETED");
    }

    [Fact]
    public async Task Once_its_scorecard_is_withdrawn_it_may_be_canceled_but_not_given_away()
    {
        var scorecard = (await _panel.SubmitAsync(_panel.Ann, _interview)).GetProperty("scorecard").GetProperty("id").GetString();
        await _bench.DoneAsync(_panel.Ann, "withdrawScorecard", new { scorecardId = scorecard, expectedRevision = 1, reason = "The wrong candidate." });

        (await RefusalAsync(_panel.Lead, "reassignInterview", InputOf("reassignInterview"))).ShouldBe("WrongState input.id AWAITING_SCORECARD");
        (await RefusalAsync(_panel.Lead, "markNoShow", InputOf("markNoShow"))).ShouldBe("WrongState input.id AWAITING_SCORECARD");
        (await InterviewAsync(_panel.Lead, "cancelInterview", InputOf("cancelInterview"))).GetProperty("status").GetString().ShouldBe("CANCELED");
    }

    [Fact]
    public async Task Whoever_an_interview_is_given_to_owes_its_scorecard_and_whom_it_is_taken_from_stays_sealed()
    {
        var panel = await _panel.ScheduleAsync(_panel.Ben);
        await _panel.SubmitAsync(_panel.Ben, panel);

        var given = await InterviewAsync(_panel.Lead, "reassignInterview", new { id = _interview, interviewer = new { email = _panel.Lead.Email } });

        given.GetProperty("interviewer").GetProperty("name").GetString().ShouldBe("Lena Lead");
        (await SealAsync(_panel.Lead)).ShouldBe("OWN_SCORECARD_DUE");
        (await _bench.SendAsync(_panel.Ann, "startInterview", new { id = _interview })).Refusals().ShouldBe(["NotFound input.id"]); // Not Ann's to see any more.
        (await _panel.SubmitAsync(_panel.Lead, _interview)).Refusals().ShouldBeEmpty();
        (await SealAsync(_panel.Lead)).ShouldBe("OPEN");
    }

    [Fact]
    public async Task A_lead_from_whom_an_interview_was_taken_stays_sealed()
    {
        var leads = await _panel.ScheduleAsync(_panel.Lead);
        await _panel.SubmitAsync(_panel.Ann, _interview);
        await InterviewAsync(_panel.Lead, "reassignInterview", new { id = leads, interviewer = new { email = _panel.Ben.Email } });

        (await SealAsync(_panel.Lead)).ShouldBe("DEBRIEF_NOT_OPEN");
        (await _panel.ScorecardsAsync(_panel.Lead)).Authors.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_interview_is_given_to_somebody_else_who_is_there_and_is_not_the_candidate()
    {
        async Task<string> GiveAsync(object interviewer) => await RefusalAsync(_panel.Lead, "reassignInterview", new { id = _interview, interviewer });

        (await GiveAsync(new { email = "nobody@example.com" })).ShouldStartWith("NotFound input.interviewer");
        (await GiveAsync(new { email = _panel.Ann.Email })).ShouldStartWith("InvalidInput input.interviewer");
        var candidate = await _bench.PersonAsync("Carla Candidate");
        await using (var command = _bench.Database.DataSource.CreateCommand(
            "update mt_doc_candidate set data = jsonb_set(data, '{PersonId}', to_jsonb($1::text))"))
        {
            command.Parameters.Add(new() { Value = candidate.Person!.Value.Value.ToString() });
            await command.ExecuteNonQueryAsync();
        }

        (await GiveAsync(new { email = candidate.Email })).ShouldStartWith("InvalidInput input.interviewer");
    }

    [Fact]
    public async Task When_the_last_who_owes_is_called_off_the_panel_is_complete()
    {
        var panel = await Panel.StartAsync(await Workbench.StartAsync(), "UNTIL_PANEL_COMPLETE");
        var (anns, bens) = (await panel.ScheduleAsync(panel.Ann), await panel.ScheduleAsync(panel.Ben));
        await panel.SubmitAsync(panel.Ann, anns);
        (await panel.ScorecardsAsync(panel.Ann)).Seal.ShouldBe("PANEL_INCOMPLETE");

        await panel.Bench.DoneAsync(panel.Lead, "markNoShow", new { id = bens });

        (await panel.ScorecardsAsync(panel.Ann)).Seal.ShouldBe("OPEN");
        await panel.Bench.DisposeAsync();
    }

    [Fact]
    public async Task A_panel_is_complete_also_when_the_last_submit_and_the_last_cancellation_come_at_once()
    {
        var panel = await Panel.StartAsync(await Workbench.StartAsync(), "UNTIL_PANEL_COMPLETE");
        var interviews = new[] { await panel.ScheduleAsync(panel.Ann), await panel.ScheduleAsync(panel.Ben), await panel.ScheduleAsync(panel.Outsider) };

        await Task.WhenAll(
            panel.SubmitAsync(panel.Ann, interviews[0]),
            panel.Bench.DoneAsync(panel.Lead, "cancelInterview", new { id = interviews[1], reason = "The loop is shorter." }),
            panel.Bench.DoneAsync(panel.Lead, "markNoShow", new { id = interviews[2] }));

        (await panel.ScorecardsAsync(panel.Ann)).Seal.ShouldBe("OPEN");
        await panel.Bench.DisposeAsync();
    }

    [Fact]
    public async Task Of_two_who_saw_the_same_version_the_second_is_told_so()
    {
        await InterviewAsync(_panel.Lead, "rescheduleInterview", new { id = _interview, expectedVersion = 1, minutes = 30 });

        var second = await _bench.SendAsync(_panel.Lead, "cancelInterview", new { id = _interview, expectedVersion = 1, reason = "No room." });

        second.Refusals().ShouldBe(["VersionConflict input.expectedVersion"]);
        second.GetProperty("errors")[0].GetProperty("currentVersion").GetInt32().ShouldBe(2);
        second.GetProperty("interview").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Each_change_is_audited_and_announced_and_a_repeat_is_not()
    {
        var before = await AnnouncedAsync();
        for (var i = 0; i < 2; i++)
        {
            await InterviewAsync(_panel.Lead, "rescheduleInterview", new { id = _interview, minutes = 30, idempotencyKey = "k1" });
        }

        (await AnnouncedAsync()).ShouldBe(before + 1);
        await using var audited = _bench.Database.DataSource.CreateCommand("select count(*) from ik_audit where action = 'rescheduleInterview' and node_id = $1");
        audited.Parameters.Add(new() { Value = _interview });
        (await audited.ExecuteScalarAsync()).ShouldBe(1L);
    }

    [Fact]
    public async Task A_withdrawn_application_still_takes_scorecards()
    {
        var withdrawn = await _bench.DoneAsync(_panel.Lead, "withdrawApplication", new { id = _panel.ApplicationId, reason = "Carla took another offer." });

        withdrawn.GetProperty("application").GetProperty("status").GetString().ShouldBe("WITHDRAWN");
        (await _panel.SubmitAsync(_panel.Ann, _interview)).Refusals().ShouldBeEmpty();
        (await RefusalAsync(_panel.Lead, "withdrawApplication", new { id = _panel.ApplicationId, reason = "Again." })).ShouldBe("WrongState input.id WITHDRAWN");
        await using var words = _bench.Database.DataSource.CreateCommand(
            "select (select count(*) from mt_doc_applicationwithdrawaltext t where t::text like '%another offer%'), (select count(*) from ik_outbox t where t::text like '%offer%')");
        await using var reader = await words.ExecuteReaderAsync();
        await reader.ReadAsync();
        (reader.GetInt64(0), reader.GetInt64(1)).ShouldBe((1L, 0L));
    }

    private object InputOf(string mutation) => mutation switch
    {
        "cancelInterview" => new { id = _interview, reason = "The loop is shorter." },
        "reassignInterview" => new { id = _interview, interviewer = new { email = _panel.Ben.Email } },
        "rescheduleInterview" => new { id = _interview, minutes = 30 },
        _ => new { id = _interview },
    };

    private async Task<JsonElement> InterviewAsync(Viewer viewer, string mutation, object input) =>
        (await _bench.DoneAsync(viewer, mutation, input)).GetProperty("interview");

    /// <summary>The one refusal: its type, its path and, where it has one, its state.</summary>
    private async Task<string> RefusalAsync(Viewer viewer, string mutation, object input)
    {
        var payload = await _bench.SendAsync(viewer, mutation, input);
        var error = payload.GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();
        return $"{payload.Refusals()[0]} {(error.TryGetProperty("state", out var state) ? state.GetString() : "")}".TrimEnd();
    }

    private async Task<string?> SealAsync(Viewer viewer) => (await _panel.ScorecardsAsync(viewer)).Seal;

    private async Task<long> AnnouncedAsync()
    {
        await using var command = _bench.Database.DataSource.CreateCommand("select count(*) from ik_outbox where node_id = $1");
        command.Parameters.Add(new() { Value = _interview });
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
