using InterviewKit.Scorecards;
using Npgsql;

namespace InterviewKit.Tests.Scorecards;

public sealed class SubmittingTests : IAsyncLifetime
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
    public async Task A_submitted_scorecard_completes_its_interview()
    {
        var payload = await _panel.SubmitAsync(_panel.Ann, await _panel.ScheduleAsync(_panel.Ann));

        payload.GetProperty("errors").GetArrayLength().ShouldBe(0);
        payload.GetProperty("created").GetBoolean().ShouldBeTrue();
        var scorecard = payload.GetProperty("scorecard");
        scorecard.GetProperty("revision").GetInt32().ShouldBe(1);
        scorecard.GetProperty("summary").GetString().ShouldBe("Knew the queue's numbers by heart.");
        scorecard.GetProperty("interview").GetProperty("status").GetString().ShouldBe("COMPLETED");
    }

    [Fact]
    public async Task A_second_scorecard_for_the_interview_is_refused()
    {
        var interview = await _panel.ScheduleAsync(_panel.Ann);
        await _panel.SubmitAsync(_panel.Ann, interview);

        var again = await _panel.SubmitAsync(_panel.Ann, interview);

        again.GetProperty("errors")[0].GetProperty("code").GetString().ShouldBe("ALREADY_SUBMITTED");
        again.GetProperty("scorecard").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task Of_many_submits_at_once_one_takes_effect_and_the_others_are_told_so()
    {
        var interview = await _panel.ScheduleAsync(_panel.Ann);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _panel.SubmitAsync(_panel.Ann, interview)));

        answers.Count(answer => answer.GetProperty("errors").GetArrayLength() == 0).ShouldBe(1);
        answers.SelectMany(answer => answer.GetProperty("errors").EnumerateArray()).Select(error => error.GetProperty("code").GetString())
            .ShouldAllBe(code => code == "ALREADY_SUBMITTED");
        (await CountAsync("select count(*) from mt_events")).ShouldBe(1);
    }

    [Fact]
    public async Task An_idempotency_key_takes_effect_once_and_answers_the_same_again()
    {
        var interview = await _panel.ScheduleAsync(_panel.Ann);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _panel.SubmitAsync(_panel.Ann, interview, idempotencyKey: "k1")));

        answers.Select(answer => answer.GetRawText()).Distinct().ShouldHaveSingleItem();
        answers[0].GetProperty("created").GetBoolean().ShouldBeTrue();
        (await CountAsync("select count(*) from mt_events")).ShouldBe(1);
        (await CountAsync("select count(*) from ik_idempotency where key = 'k1'")).ShouldBe(1);
    }

    [Fact]
    public async Task An_idempotency_key_with_another_input_is_refused_and_a_day_later_free_again()
    {
        var interview = await _panel.ScheduleAsync(_panel.Ann);
        await _panel.SubmitAsync(_panel.Ann, interview, idempotencyKey: "k1");

        var other = await _panel.SubmitAsync(_panel.Ann, interview, score: 2, idempotencyKey: "k1");
        other.GetProperty("errors")[0].GetProperty("code").GetString().ShouldBe("IDEMPOTENCY_MISMATCH");

        _bench.Time.Advance(TimeSpan.FromHours(25));
        var later = await _panel.SubmitAsync(_panel.Ann, interview, score: 2, idempotencyKey: "k1");
        later.GetProperty("errors")[0].GetProperty("code").GetString().ShouldBe("ALREADY_SUBMITTED");
    }

    [Fact]
    public async Task Another_person_may_use_the_same_idempotency_key()
    {
        var first = await _panel.SubmitAsync(_panel.Ann, await _panel.ScheduleAsync(_panel.Ann), idempotencyKey: "k1");
        var second = await _panel.SubmitAsync(_panel.Ben, await _panel.ScheduleAsync(_panel.Ben), idempotencyKey: "k1");

        first.GetProperty("errors").GetArrayLength().ShouldBe(0);
        second.GetProperty("errors").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_refusal_is_not_kept_under_its_key_and_leaves_nothing_behind()
    {
        var interview = await _panel.ScheduleAsync(_panel.Ann);
        var before = await RowsAsync();

        var refused = await _panel.SubmitAsync(_panel.Ann, interview, idempotencyKey: "k1", summary: "meh");

        refused.GetProperty("errors").GetArrayLength().ShouldBe(1);
        (await RowsAsync()).ShouldBe(before);
        (await _panel.SubmitAsync(_panel.Ann, interview, idempotencyKey: "k1")).GetProperty("errors").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Effect_words_outbox_audit_and_idempotency_commit_together_or_not_at_all()
    {
        var interview = await _panel.ScheduleAsync(_panel.Ann);
        await _bench.Database.DataSource.CreateCommand("""
            create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no audit today'; end $$;
            create trigger refuse before insert on ik_audit for each row when (new.action = 'submitScorecard') execute function refuse()
            """).ExecuteNonQueryAsync();
        var before = await RowsAsync();

        (await Record.ExceptionAsync(() => _panel.SubmitAsync(_panel.Ann, interview, idempotencyKey: "k1"))).ShouldNotBeNull().Message.ShouldContain("no audit today");

        (await RowsAsync()).ShouldBe(before);
        await _bench.Database.DataSource.CreateCommand("drop trigger refuse on ik_audit").ExecuteNonQueryAsync();
        (await _panel.SubmitAsync(_panel.Ann, interview, idempotencyKey: "k1")).GetProperty("errors").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Events_outbox_audit_and_idempotency_hold_no_free_text()
    {
        await _panel.SubmitAsync(_panel.Ann, await _panel.ScheduleAsync(_panel.Ann), idempotencyKey: "k1");

        foreach (var table in new[] { "mt_events", "ik_outbox", "ik_audit", "ik_idempotency", "ik_exposure" })
        {
            (await CountAsync($"select count(*) from {table} t where t::text ~* 'queue|alert|two stores|carla'")).ShouldBe(0, table);
        }

        (await CountAsync("select count(*) from mt_doc_scorecardtext t where t::text like '%alert%'")).ShouldBe(1);
    }

    [Fact]
    public async Task The_snapshot_is_what_the_stream_folds_to()
    {
        var interview = await _panel.ScheduleAsync(_panel.Ann);
        await _panel.SubmitAsync(_panel.Ann, interview);
        var id = InterviewKit.Shared.GlobalId.Parse<InterviewKit.Hiring.InterviewId>(interview)!.Value.Value;
        await using var session = _bench.Store.QuerySession(Workbench.Workspace);

        var snapshot = await session.LoadAsync<Scorecard>(id);
        var folded = await session.Events.AggregateStreamAsync<Scorecard>(id);

        System.Text.Json.JsonSerializer.Serialize(folded).ShouldBe(System.Text.Json.JsonSerializer.Serialize(snapshot));
    }

    [Fact]
    public async Task Somebody_elses_interview_is_refused_to_who_may_see_it_and_unknown_to_who_may_not()
    {
        var interview = await _panel.ScheduleAsync(_panel.Ann);
        await _panel.ScheduleAsync(_panel.Ben);

        (await _panel.SubmitAsync(_panel.Ben, interview)).GetProperty("errors")[0].GetProperty("__typename").GetString().ShouldBe("NotYourInterview");
        (await _panel.SubmitAsync(_panel.Outsider, interview)).GetProperty("errors")[0].GetProperty("__typename").GetString().ShouldBe("NotFound");
    }

    [Fact]
    public async Task Each_change_leaves_its_outbox_rows_in_the_transaction_of_its_cause()
    {
        await _panel.SubmitAsync(_panel.Ann, await _panel.ScheduleAsync(_panel.Ann));

        var types = new List<int>();
        await using var command = _bench.Database.DataSource.CreateCommand("""
            select type from ik_outbox where workspace = 'test' and xid = (select xid from ik_outbox where type = 7) order by sequence
            """);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            types.Add(reader.GetInt32(0));
        }

        types.ShouldBe([7, 6, 10 + 1]); // SCORECARD_SUBMITTED, INTERVIEW_CHANGED, PROFILE_UPDATED.
    }

    private async Task<string> RowsAsync()
    {
        string[] tables = ["mt_events", "mt_streams", "mt_doc_scorecard", "mt_doc_scorecardtext", "ik_outbox", "ik_audit", "ik_idempotency", "ik_exposure"];
        var counts = new List<string>();
        foreach (var table in tables)
        {
            counts.Add($"{table} {await CountAsync($"select count(*) from {table}")}");
        }

        counts.Add($"completed {await CountAsync("select count(*) from mt_doc_interview where data ->> 'Status' = '4'")}");
        return string.Join(", ", counts);
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, await _bench.Database.DataSource.OpenConnectionAsync());
        await using var connection = command.Connection;
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
