using System.Text.Json;
using InterviewKit.Access;
using InterviewKit.Debriefs;
using InterviewKit.Scorecards;
using InterviewKit.Shared;

namespace InterviewKit.Tests.Debriefs;

public sealed class DecisionTests : IAsyncLifetime
{
    private const string Decision = "query($id: ID!) { application(id: $id) { status decision { outcome rationale decidedBy { name } } decisions { outcome } } }";

    private DebriefDesk _desk = null!;

    public async Task InitializeAsync()
    {
        _desk = await DebriefDesk.StartAsync();
        await _desk.InterviewAsync();
    }

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact]
    public async Task A_decision_needs_an_open_debrief()
    {
        var refused = (await _desk.DecideAsync(_desk.Panel.Lead)).GetProperty("errors")[0];
        (refused.GetProperty("code").GetString(), refused.GetProperty("state").GetString()).ShouldBe(("WRONG_STATE", "DEBRIEF_NOT_OPEN"));
        await _desk.OpenAsync(_desk.Panel.Lead);

        var application = (await _desk.DecideAsync(_desk.Panel.Lead)).GetProperty("application");

        application.GetProperty("status").GetString().ShouldBe("DECIDED");
        var decision = application.GetProperty("decision");
        decision.GetProperty("outcome").GetString().ShouldBe("ADVANCE");
        decision.GetProperty("rationale").GetString().ShouldBe("Both heard it owned to the end.");
        decision.GetProperty("decidedBy").GetProperty("name").GetString().ShouldBe("Lena Lead");
        decision.GetProperty("decidedAt").GetDateTimeOffset().ShouldBe(_desk.Bench.Time.GetUtcNow());
    }

    [Fact]
    public async Task A_later_decision_stands_beside_the_earlier_ones()
    {
        await _desk.OpenAsync(_desk.Panel.Lead);
        await _desk.DecideAsync(_desk.Panel.Lead, "HOLD", "One more reference is wanted.");
        var application = (await _desk.DecideAsync(_desk.Admin, "REJECT", "The reference did not bear it out.")).GetProperty("application");

        application.GetProperty("decision").GetProperty("outcome").GetString().ShouldBe("REJECT");
        application.GetProperty("decisions").EnumerateArray().Select(it => it.GetProperty("outcome").GetString()).ShouldBe(["HOLD", "REJECT"]);
        await using var session = _desk.Bench.Store.QuerySession(Workbench.Workspace);
        var id = GlobalId.Parse<ApplicationId>(_desk.Panel.ApplicationId)!.Value.Value;
        var folded = await session.Events.AggregateStreamAsync<DecisionHistory>(id);
        JsonSerializer.Serialize(folded).ShouldBe(JsonSerializer.Serialize(await session.LoadAsync<DecisionHistory>(id)));
    }

    [Fact]
    public async Task To_hold_keeps_the_application_active_or_makes_it_so_again()
    {
        await _desk.OpenAsync(_desk.Panel.Lead);

        (await StatusAfterAsync("HOLD")).ShouldBe("ACTIVE");
        (await StatusAfterAsync("REJECT")).ShouldBe("DECIDED");
        (await StatusAfterAsync("HOLD")).ShouldBe("ACTIVE");
        await _desk.Panel.ScheduleAsync(_desk.Panel.Outsider);

        async Task<string?> StatusAfterAsync(string outcome) =>
            (await _desk.DecideAsync(_desk.Panel.Lead, outcome)).GetProperty("application").GetProperty("status").GetString();
    }

    [Fact]
    public async Task Leads_and_administrators_decide_and_a_key_only_as_somebody()
    {
        await _desk.OpenAsync(_desk.Panel.Lead);

        DebriefDesk.Code(await _desk.DecideAsync(_desk.Panel.Ann)).ShouldBe("FORBIDDEN");
        DebriefDesk.Code(await _desk.DecideAsync(_desk.Recruiter)).ShouldBe("FORBIDDEN");
        DebriefDesk.Code(await _desk.DecideAsync(_desk.Panel.Outsider)).ShouldBe("NOT_FOUND");
        DebriefDesk.Code(await _desk.DecideAsync(Workbench.Key(Scope.HiringRead, Scope.Admin))).ShouldBe("FORBIDDEN");
        DebriefDesk.Code(await _desk.DecideAsync(_desk.Admin)).ShouldBeNull();
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once()
    {
        var errors = (await _desk.DecideAsync(_desk.Panel.Lead, rationale: " ", expectedVersion: 1)).GetProperty("errors").EnumerateArray().ToList();

        errors.Select(error => (error.GetProperty("code").GetString(), string.Join('.', error.GetProperty("path").EnumerateArray().Select(it => it.GetString())))).ShouldBe(
        [
            ("WRONG_STATE", "input.applicationId"),
            ("VERSION_CONFLICT", "input.expectedVersion"),
            ("INVALID_INPUT", "input.rationale"),
        ]);
        (await _desk.DecideAsync(_desk.Panel.Lead, rationale: new string('x', 2001))).GetProperty("errors").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task It_is_sealed_as_the_scorecards_are_and_a_look_at_it_is_a_look_at_the_debrief()
    {
        await _desk.OpenAsync(_desk.Panel.Lead);
        await _desk.DecideAsync(_desk.Admin, "HOLD");
        await _desk.Panel.ScheduleAsync(_desk.Panel.Lead); // Now the lead owes a scorecard, and is not to know.

        var sealedToLead = await AskAsync(_desk.Panel.Lead);
        sealedToLead.GetProperty("decision").ValueKind.ShouldBe(JsonValueKind.Null);
        sealedToLead.GetProperty("decisions").GetArrayLength().ShouldBe(0);

        (await AskAsync(_desk.Recruiter)).GetProperty("decision").GetProperty("outcome").GetString().ShouldBe("HOLD");
        (await _desk.ExposuresAsync()).ShouldContain((_desk.Recruiter.Person!.Value.Value, (int)ExposureKind.Debrief));
        (await _desk.ExposuresAsync()).ShouldNotContain(look => look.Person == _desk.Panel.Lead.Person!.Value.Value);
    }

    [Fact]
    public async Task Its_words_stand_apart_from_its_event_and_from_what_leaves_the_service()
    {
        await _desk.OpenAsync(_desk.Panel.Lead);
        var before = await _desk.AnnouncedAsync();
        await _desk.DecideAsync(_desk.Panel.Lead, rationale: "  Nothing was left open.  ", idempotencyKey: "decide");

        (await _desk.AnnouncedAsync()).Skip(before.Count).ShouldBe([(int)ChangeType.DecisionRecorded, (int)ChangeType.ApplicationChanged]);
        (await CountAsync("select count(*) from mt_doc_decisiontext where data ->> 'Rationale' = 'Nothing was left open.'")).ShouldBe(1);
        foreach (var table in new[] { "mt_events", "ik_outbox", "ik_audit", "ik_idempotency", "mt_doc_decisionhistory", "mt_doc_application" })
        {
            (await CountAsync($"select count(*) from {table} it where it::text like '%left open%'")).ShouldBe(0, table);
        }
    }

    [Fact]
    public async Task The_same_key_decides_once()
    {
        await _desk.OpenAsync(_desk.Panel.Lead);
        await _desk.DecideAsync(_desk.Panel.Lead, idempotencyKey: "decide");

        (await _desk.DecideAsync(_desk.Panel.Lead, idempotencyKey: "decide")).GetProperty("application").GetProperty("decisions").GetArrayLength().ShouldBe(1);
        DebriefDesk.Code(await _desk.DecideAsync(_desk.Panel.Lead, "REJECT", idempotencyKey: "decide")).ShouldBe("IDEMPOTENCY_MISMATCH");
    }

    [Fact]
    public async Task Two_at_once_are_both_kept_one_after_the_other()
    {
        await _desk.OpenAsync(_desk.Panel.Lead);

        await Task.WhenAll(_desk.DecideAsync(_desk.Panel.Lead, "HOLD"), _desk.DecideAsync(_desk.Admin, "ADVANCE"));

        (await AskAsync(_desk.Panel.Lead)).GetProperty("decisions").EnumerateArray().Select(it => it.GetProperty("outcome").GetString()).ShouldBe(["HOLD", "ADVANCE"], ignoreOrder: true);
    }

    [Fact]
    public async Task Before_the_first_there_is_none()
    {
        var application = await AskAsync(_desk.Panel.Lead);

        application.GetProperty("status").GetString().ShouldBe("ACTIVE");
        application.GetProperty("decision").ValueKind.ShouldBe(JsonValueKind.Null);
        application.GetProperty("decisions").GetArrayLength().ShouldBe(0);
        (await _desk.ExposuresAsync()).ShouldBeEmpty();
    }

    private Task<JsonElement> AskAsync(Viewer viewer) => _desk.Bench.OneAsync(viewer, Decision, new { id = _desk.Panel.ApplicationId });

    private async Task<long> CountAsync(string sql)
    {
        await using var command = _desk.Bench.Database.DataSource.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
