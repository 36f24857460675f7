using System.Text.Json;
using InterviewKit.Access;
using InterviewKit.Hiring;
using InterviewKit.Shared;

namespace InterviewKit.Tests.Debriefs;

public sealed class OpenDebriefTests : IAsyncLifetime
{
    private DebriefDesk _desk = null!;

    public async Task InitializeAsync() => _desk = await DebriefDesk.StartAsync();

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact]
    public async Task A_lead_opens_it_once_and_it_says_who_and_when()
    {
        await _desk.InterviewAsync();

        var debrief = (await _desk.OpenAsync(_desk.Panel.Lead)).GetProperty("application").GetProperty("debrief");

        debrief.GetProperty("state").GetString().ShouldBe("OPENED");
        debrief.GetProperty("openedBy").GetProperty("name").GetString().ShouldBe("Lena Lead");
        debrief.GetProperty("openedAt").GetDateTimeOffset().ShouldBe(_desk.Bench.Time.GetUtcNow());
        var again = (await _desk.OpenAsync(_desk.Admin)).GetProperty("errors")[0];
        (again.GetProperty("code").GetString(), again.GetProperty("state").GetString()).ShouldBe(("WRONG_STATE", "OPENED"));
    }

    [Fact]
    public async Task Leads_and_administrators_open_it_and_nobody_else()
    {
        await _desk.InterviewAsync();

        DebriefDesk.Code(await _desk.OpenAsync(_desk.Panel.Ann)).ShouldBe("FORBIDDEN");
        DebriefDesk.Code(await _desk.OpenAsync(_desk.Recruiter)).ShouldBe("FORBIDDEN");
        DebriefDesk.Code(await _desk.OpenAsync(Workbench.Key(Scope.HiringRead, Scope.HiringWrite))).ShouldBe("FORBIDDEN");
        DebriefDesk.Code(await _desk.OpenAsync(_desk.Panel.Outsider)).ShouldBe("NOT_FOUND");
        DebriefDesk.Code(await _desk.OpenAsync(_desk.Admin)).ShouldBeNull();
    }

    [Fact]
    public async Task An_administrators_key_opens_it_and_nobody_is_named()
    {
        var payload = await _desk.OpenAsync(Workbench.Key(Scope.HiringRead, Scope.ProfilesRead, Scope.Admin));

        payload.GetProperty("application").GetProperty("debrief").GetProperty("openedBy").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_version_that_is_not_the_applications_is_refused_with_the_one_that_is()
    {
        await _desk.InterviewAsync(); // The panel is complete: that is a change of the application.

        var conflict = (await _desk.OpenAsync(_desk.Panel.Lead, expectedVersion: 1)).GetProperty("errors")[0];

        (conflict.GetProperty("code").GetString(), conflict.GetProperty("currentVersion").GetInt32()).ShouldBe(("VERSION_CONFLICT", 2));
        (await _desk.OpenAsync(_desk.Panel.Lead, expectedVersion: 2)).GetProperty("application").GetProperty("version").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task It_opens_before_all_scorecards_are_in_and_who_owes_one_still_sees_nothing()
    {
        var (_, bens) = await _desk.InterviewAsync(ben: false);
        await _desk.OpenAsync(_desk.Panel.Lead);

        var (seal, authors) = await _desk.Panel.ScorecardsAsync(_desk.Panel.Ben);
        seal.ShouldBe("OWN_SCORECARD_DUE");
        authors.ShouldBeEmpty();
        (await _desk.Panel.ScorecardsAsync(_desk.Recruiter)).Authors.ShouldBe(["Ann Smith"]);
        await _desk.Panel.SubmitAsync(_desk.Panel.Ben, bens);
        (await _desk.Panel.ScorecardsAsync(_desk.Panel.Ben)).Authors.ShouldBe(["Ann Smith", "Ben Jones"]);
    }

    [Fact]
    public async Task A_lead_who_owes_a_scorecard_opens_it_and_is_shown_nothing_that_is_sealed()
    {
        await _desk.InterviewAsync();
        await _desk.Panel.ScheduleAsync(_desk.Panel.Lead);

        DebriefDesk.Code(await _desk.OpenAsync(_desk.Panel.Lead)).ShouldBeNull();

        var debrief = await _desk.DebriefAsync(_desk.Panel.Lead);
        debrief.GetProperty("state").GetString().ShouldBe("OPENED");
        debrief.GetProperty("rows").ValueKind.ShouldBe(JsonValueKind.Null);
        debrief.GetProperty("recommendations").ValueKind.ShouldBe(JsonValueKind.Null);
        (await _desk.ExposuresAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task It_is_told_to_the_world_and_pins_the_calibration()
    {
        var before = await _desk.AnnouncedAsync();
        await _desk.OpenAsync(_desk.Panel.Lead);

        (await _desk.AnnouncedAsync()).Skip(before.Count).ShouldBe(
            [(int)ChangeType.DebriefOpened, (int)ChangeType.ApplicationChanged, (int)ChangeType.ProfileUpdated]);
        await using var session = _desk.Bench.Store.QuerySession(Workbench.Workspace);
        var application = (await session.LoadAsync<Application>(GlobalId.Parse<ApplicationId>(_desk.Panel.ApplicationId)!.Value.Value)).ShouldNotBeNull();
        application.CalibrationVersion.ShouldBe(0);
    }

    [Fact]
    public async Task The_same_key_opens_it_once_and_answers_twice()
    {
        await _desk.OpenAsync(_desk.Panel.Lead, idempotencyKey: "open-it");

        DebriefDesk.Code(await _desk.OpenAsync(_desk.Panel.Lead, idempotencyKey: "open-it")).ShouldBeNull();
    }
}
