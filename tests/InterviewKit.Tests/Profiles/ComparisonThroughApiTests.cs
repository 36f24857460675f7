using System.Text.Json;
using InterviewKit.Access;
using InterviewKit.Hiring;
using InterviewKit.Scorecards;
using InterviewKit.Shared;

namespace InterviewKit.Tests.Profiles;

/// <summary>Who is shown what of a comparison, and what it costs.</summary>
public sealed class ComparisonThroughApiTests : IAsyncLifetime
{
    private const string Compare = """
        query($openingId: ID!, $ids: [ID!], $role: String) { comparison(openingId: $openingId, applicationIds: $ids, forRoleKey: $role) {
          opening { id } role { key }
          entries { rank application { id candidate { name } } fit { role { key } basis score } profile { scorecards fits { role { key } score } } }
          indistinguishable { a { id } b { id } probability } } }
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
    public async Task Applications_stand_side_by_side_by_rank_with_the_numbers_of_their_profiles()
    {
        await HearAsync(_panel.ApplicationId, 3, 3);
        var (best, unheard) = (await ApplyAsync("Bea Best"), await ApplyAsync("Uma Unheard"));
        await HearAsync(best, 5, 5);

        var comparison = await CompareAsync(_panel.Lead);

        comparison.GetProperty("role").GetProperty("key").GetString().ShouldBe("developer");
        var entries = comparison.GetProperty("entries").EnumerateArray().ToList();
        entries.Select(Name).ShouldBe(["Bea Best", "Carla Candidate", "Uma Unheard"]);
        entries.Select(Rank).ShouldBe([1, 2, null]);
        entries[0].GetProperty("fit").GetProperty("score").GetDouble()
            .ShouldBe(entries[0].GetProperty("profile").GetProperty("fits").EnumerateArray().First(fit => fit.GetProperty("role").GetProperty("key").GetString() == "developer").GetProperty("score").GetDouble());
        entries[2].GetProperty("profile").ValueKind.ShouldBe(JsonValueKind.Null);
        (await IdsAsync(_panel.Lead, [unheard, _panel.ApplicationId])).ShouldBe([_panel.ApplicationId, unheard]);
    }

    [Fact]
    public async Task What_is_sealed_has_no_profile_no_fit_and_no_rank_and_leaves_no_receipt()
    {
        await HearAsync(_panel.ApplicationId, 3, 3);
        var owed = await ApplyAsync("Olive Owed");
        await HearAsync(owed, 5, 5);
        await _panel.ScheduleAsync(_panel.Lead, owed);

        var entries = (await CompareAsync(_panel.Lead)).GetProperty("entries").EnumerateArray().ToList();

        entries.Select(Name).ShouldBe(["Carla Candidate", "Olive Owed"]);
        entries.Select(Rank).ShouldBe([1, null]);
        entries[1].GetProperty("fit").ValueKind.ShouldBe(JsonValueKind.Null);
        (await ExposuresAsync()).ShouldBe([(GlobalId.Parse<ApplicationId>(_panel.ApplicationId)!.Value.Value, _panel.Lead.Person!.Value.Value, (int)ExposureKind.Comparison)]);
    }

    [Fact]
    public async Task Each_application_whose_content_is_shown_leaves_a_receipt_and_an_audit_row_once_in_a_quarter_of_an_hour()
    {
        await HearAsync(_panel.ApplicationId, 3, 3);
        await HearAsync(await ApplyAsync("Bea Best"), 5, 5);

        await CompareAsync(_panel.Lead);
        await CompareAsync(_panel.Lead);

        (await ExposuresAsync()).Count.ShouldBe(2);
        await using var audit = _bench.Database.DataSource.CreateCommand("select count(distinct node_id) from ik_audit where action = 'read.COMPARISON' and outcome = 3");
        (await audit.ExecuteScalarAsync()).ShouldBe(2L);
        await _bench.OneAsync(_panel.Lead, "query($id: ID!) { comparison(openingId: $id) { role { key } } }", new { id = _panel.OpeningId });
        (await ExposuresAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Another_role_is_compared_by_its_own_weights()
    {
        await HearAsync(_panel.ApplicationId, 3, 3);

        var comparison = await CompareAsync(_panel.Lead, role: "product-engineer");

        comparison.GetProperty("role").GetProperty("key").GetString().ShouldBe("product-engineer");
        comparison.GetProperty("entries")[0].GetProperty("fit").GetProperty("basis").GetString().ShouldBe("TRANSFERRED");
        (await ErrorAsync(new { openingId = _panel.OpeningId, role = "develper" })).ShouldBe(("BAD_USER_INPUT", "There is no role \"develper\". Did you mean developer?"));
    }

    [Fact]
    public async Task Withdrawn_applications_are_compared_too()
    {
        await HearAsync(_panel.ApplicationId, 3, 3);
        await ChangeAsync(_panel.ApplicationId, application => application with { Status = ApplicationStatus.Withdrawn });

        (await CompareAsync(_panel.Lead)).GetProperty("entries").EnumerateArray().Select(Rank).ShouldBe([1]);
    }

    [Fact]
    public async Task Ids_of_nothing_that_the_viewer_sees_here_are_left_out_and_too_many_are_refused()
    {
        (await IdsAsync(_panel.Lead, ["nonsense", GlobalId.Of(new ApplicationId(Guid.NewGuid())), _panel.OpeningId, _panel.ApplicationId, _panel.ApplicationId])).ShouldBe([_panel.ApplicationId]);
        (await IdsAsync(_panel.Lead, [])).ShouldBeEmpty();
        (await ErrorAsync(new { openingId = _panel.OpeningId, ids = Enumerable.Repeat(_panel.ApplicationId, 51) })).Code.ShouldBe("LIMIT_EXCEEDED");
        (await CompareAsync(_panel.Outsider)).ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Who_interviews_for_an_opening_sees_only_whom_they_interview()
    {
        await _panel.ScheduleAsync(_panel.Outsider);
        await ApplyAsync("Somebody Else");

        (await CompareAsync(_panel.Outsider)).GetProperty("entries").EnumerateArray().Select(Name).ShouldBe(["Carla Candidate"]);
    }

    [Fact]
    public async Task It_takes_the_same_statements_for_fifty_applications_as_for_five()
    {
        var ids = new List<string> { _panel.ApplicationId };
        while (ids.Count < 50)
        {
            ids.Add(await ApplyAsync($"Candidate Number{ids.Count}"));
        }

        await ScorecardsInBulk.WriteAsync(_bench, ids, [_panel.Ann, _panel.Ben]);
        await CompareAsync(_panel.Lead, ids); // What is kept across requests is known now.
        _bench.Time.Advance(TimeSpan.FromHours(1));
        var five = await StatementsAsync(() => CompareAsync(_panel.Lead, ids.Take(5)));
        _bench.Time.Advance(TimeSpan.FromHours(1));
        var fifty = await StatementsAsync(() => CompareAsync(_panel.Lead, ids));

        five.ShouldNotBeEmpty();
        fifty.ShouldBe(five);
        (await ExposuresAsync()).Count.ShouldBe(50 + 5 + 50);
        (await CompareAsync(_panel.Lead)).GetProperty("entries").EnumerateArray().Count(entry => Rank(entry) is not null).ShouldBe(50);
    }

    [Fact]
    public async Task Profiles_and_debriefs_take_the_same_statements_for_fifty_applications_as_for_five()
    {
        const string Query = """
            query($ids: [ID!]!) { nodes(ids: $ids) { ... on Application {
              profile { bestFit { role { key } } fits { role { key } score contributions { dimension { key } points } } dimensions { dimension { key } evidence { evidence score } } flags { code } }
              debrief { state rows { dimension { key } cells { interview { id } interviewer { name } ratings { evidence } } } recommendations { interviewer { name } recommendation } missing { id } }
              decision { outcome rationale decidedBy { name } } } } }
            """;
        var ids = new List<string> { _panel.ApplicationId };
        while (ids.Count < 50)
        {
            ids.Add(await ApplyAsync($"Candidate Number{ids.Count}"));
        }

        await ScorecardsInBulk.WriteAsync(_bench, ids, [_panel.Ann, _panel.Ben]);
        await _bench.DataAsync(_panel.Lead, Query, new { ids });
        _bench.Time.Advance(TimeSpan.FromHours(1));
        var five = await StatementsAsync(() => _bench.DataAsync(_panel.Lead, Query, new { ids = ids.Take(5) }));
        _bench.Time.Advance(TimeSpan.FromHours(1));
        var fifty = await StatementsAsync(() => _bench.DataAsync(_panel.Lead, Query, new { ids }));

        five.ShouldNotBeEmpty();
        fifty.ShouldBe(five);
    }

    private static string? Name(JsonElement entry) => entry.GetProperty("application").GetProperty("candidate").GetProperty("name").GetString();

    private static int? Rank(JsonElement entry) => entry.GetProperty("rank") is { ValueKind: JsonValueKind.Number } rank ? rank.GetInt32() : null;

    private Task<IReadOnlyList<string>> StatementsAsync(Func<Task> act) => StatementLog.OfAsync(_bench.Database.Name, act);

    private async Task<string> ApplyAsync(string name)
    {
        _bench.Time.Advance(TimeSpan.FromMinutes(1)); // Each is newer than the one before.
        return await _panel.ApplyAsync(name);
    }

    private async Task HearAsync(string applicationId, int anns, int bens)
    {
        var (ann, ben) = (await _panel.ScheduleAsync(_panel.Ann, applicationId), await _panel.ScheduleAsync(_panel.Ben, applicationId));
        await _panel.SubmitAsync(_panel.Ann, ann, anns);
        await _panel.SubmitAsync(_panel.Ben, ben, bens);
    }

    private Task<JsonElement> CompareAsync(Viewer viewer, IEnumerable<string>? ids = null, string? role = null) =>
        _bench.OneAsync(viewer, Compare, new { openingId = _panel.OpeningId, ids, role });

    private async Task<IEnumerable<string?>> IdsAsync(Viewer viewer, IEnumerable<string> ids) =>
        [.. (await CompareAsync(viewer, ids)).GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("application").GetProperty("id").GetString())];

    private async Task<(string? Code, string? Message)> ErrorAsync(object variables)
    {
        var error = (await _bench.AskAsync(_panel.Lead, Compare, variables)).GetProperty("errors")[0];
        return (error.GetProperty("extensions").GetProperty("code").GetString(), error.GetProperty("message").GetString());
    }

    private async Task ChangeAsync(string applicationId, Func<Application, Application> change)
    {
        await using var session = _bench.Store.LightweightSession(Workbench.Workspace);
        var application = (await session.LoadAsync<Application>(GlobalId.Parse<ApplicationId>(applicationId)!.Value.Value)).ShouldNotBeNull();
        session.UpdateRevision(change(application), application.Version + 1);
        await session.SaveChangesAsync();
    }

    private async Task<IReadOnlyList<(Guid Application, Guid Person, int Kind)>> ExposuresAsync()
    {
        await using var command = _bench.Database.DataSource.CreateCommand("select application_id, person_id, kind from ik_exposure order by id");
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<(Guid, Guid, int)>();
        while (await reader.ReadAsync())
        {
            rows.Add((reader.GetGuid(0), reader.GetGuid(1), reader.GetInt32(2)));
        }

        return rows;
    }
}
