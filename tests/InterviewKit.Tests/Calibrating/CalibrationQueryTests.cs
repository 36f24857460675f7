using System.Text.Json;
using InterviewKit.Access;
using InterviewKit.People;
using InterviewKit.Profiles;
using InterviewKit.Scorecards;
using InterviewKit.Shared;

namespace InterviewKit.Tests.Calibrating;

/// <summary>What the calibration shows, and to whom.</summary>
public sealed class CalibrationQueryTests : IAsyncLifetime
{
    private const string Query = """
        {
          calibration {
            version fittedAt observations connected
            interviewers { person { name } observations severity { value low high level n withheld } spread { value n withheld } halo { value n withheld } medianHoursToSubmit }
            variance { dimension application applicationByDimension interviewer interviewerByApplication residual }
            agreement { value low high n withheld }
          }
        }
        """;

    private Workbench _bench = null!;
    private PastPanels _past = null!;

    public async Task InitializeAsync()
    {
        _bench = await Workbench.StartAsync();
        _past = new PastPanels(_bench);
        await _past.BeginAsync();
    }

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task Before_the_first_fit_the_documented_defaults_are_shown_as_such()
    {
        var calibration = await _bench.OneAsync(await _bench.PersonAsync("Lena Lead", PersonRole.PanelLead), Query);

        calibration.GetProperty("version").GetInt32().ShouldBe(0);
        calibration.GetProperty("fittedAt").ValueKind.ShouldBe(JsonValueKind.Null);
        calibration.GetProperty("connected").GetBoolean().ShouldBeFalse();
        calibration.GetProperty("interviewers").GetArrayLength().ShouldBe(0);
        calibration.GetProperty("variance").GetRawText().ShouldBe(
            """{"dimension":0.05,"application":0.3,"applicationByDimension":0.15,"interviewer":0.1,"interviewerByApplication":0.15,"residual":0.3}""");
        calibration.GetProperty("agreement").GetProperty("withheld").GetString().ShouldBe(
            "No calibration has been fitted yet: it takes 60 observations by 5 interviewers on 10 applications whose debrief has opened.");
    }

    [Fact]
    public async Task Leads_and_administrators_see_every_interviewer_with_figures_or_reasons()
    {
        await _past.HearAsync(0, 10);
        await FitAsync();

        foreach (var role in new[] { PersonRole.PanelLead, PersonRole.Admin })
        {
            var calibration = await _bench.OneAsync(await _bench.PersonAsync($"Who {role}", role), Query);
            calibration.GetProperty("version").GetInt32().ShouldBe(1);
            calibration.GetProperty("observations").GetInt32().ShouldBe(90);
            calibration.GetProperty("interviewers").GetArrayLength().ShouldBe(6);
            var lenient = calibration.GetProperty("interviewers").EnumerateArray().Single(it => it.GetProperty("person").GetProperty("name").GetString() == "Interviewer 0");
            var severity = lenient.GetProperty("severity");
            severity.GetProperty("value").GetDouble().ShouldBeGreaterThan(0);
            severity.GetProperty("low").GetDouble().ShouldBeLessThan(severity.GetProperty("value").GetDouble());
            severity.GetProperty("level").GetDouble().ShouldBe(0.95);
            severity.GetProperty("n").GetInt32().ShouldBe(15);
            lenient.GetProperty("medianHoursToSubmit").GetDouble().ShouldBe(1);
        }
    }

    [Fact]
    public async Task An_interviewer_sees_their_own_row_and_a_recruiter_none()
    {
        await _past.HearAsync(0, 10);
        await FitAsync();

        (await NamesAsync(Someone(PastPanels.Interviewer(3), PersonRole.Interviewer))).ShouldBe(["Interviewer 3"]);
        (await NamesAsync(await _bench.PersonAsync("Rita Recruits", PersonRole.Recruiter))).ShouldBeEmpty();
        (await NamesAsync(Someone(PastPanels.Interviewer(1), PersonRole.Recruiter))).ShouldBe(["Interviewer 1"]);
    }

    [Fact]
    public async Task A_key_sees_rows_with_the_scope_of_administrators_only()
    {
        await _past.HearAsync(0, 10);
        await FitAsync();

        (await NamesAsync(Workbench.Key(Scope.ProfilesRead))).ShouldBeEmpty();
        (await NamesAsync(Workbench.Key(Scope.ProfilesRead, Scope.Admin))).Count.ShouldBe(6);
        var refused = await _bench.AskAsync(Workbench.Key(Scope.HiringRead), Query);
        refused.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe("FORBIDDEN");
    }

    [Fact]
    public async Task Figures_on_too_little_are_withheld_with_the_reason()
    {
        await _past.HearAsync(0, 10);
        await _past.HearAsync(600, 1, score: (application, interviewer, dimension) => interviewer + 1);
        await using (var session = _bench.Store.LightweightSession(Workbench.Workspace))
        {
            session.Insert(new Person { Id = PastPanels.Interviewer(9), Name = "New Here", Email = "new@example.com", Roles = [PersonRole.Interviewer] });
            session.Events.StartStream<Scorecard>(
                PastPanels.Interview(600, 9).Value, PastPanels.Submitted(600, 9, PastPanels.Began, PastPanels.Score));
            await session.SaveChangesAsync();
        }

        await FitAsync();

        var calibration = await _bench.OneAsync(Someone(PastPanels.Interviewer(9), PersonRole.Interviewer), Query);
        var own = calibration.GetProperty("interviewers").EnumerateArray().ShouldHaveSingleItem();
        own.GetProperty("observations").GetInt32().ShouldBe(3);
        own.GetProperty("severity").GetProperty("value").ValueKind.ShouldBe(JsonValueKind.Null);
        own.GetProperty("severity").GetProperty("withheld").GetString().ShouldBe("Severity is published from 8 observations; found 3.");
        own.GetProperty("spread").GetProperty("withheld").GetString().ShouldBe("Published from 5 applications; found 1.");
        own.GetProperty("halo").GetProperty("withheld").GetString().ShouldBe("Published from 5 applications; found 1.");
        own.GetProperty("medianHoursToSubmit").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Another_workspace_knows_nothing_of_it()
    {
        await _past.HearAsync(0, 10);
        await FitAsync();

        var calibration = await _bench.OneAsync(Workbench.Key("another", Scope.ProfilesRead, Scope.Admin), Query);

        calibration.GetProperty("version").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task An_openings_agreement_is_alpha_over_its_opened_applications_in_batches()
    {
        const string Agreement = "query($id: ID!) { opening(id: $id) { agreement { value low high n withheld } } }";
        var lead = await _bench.PersonAsync("Ada Admin", PersonRole.Admin);
        async Task<JsonElement> AskAsync() =>
            (await _bench.OneAsync(lead, Agreement, new { id = GlobalId.Of(PastPanels.Opening) })).GetProperty("agreement");

        (await AskAsync()).GetProperty("withheld").GetString().ShouldBe(
            "Alpha is published from 10 units with two raters, in batches of scorecards of opened debriefs; the first batch is not full.");
        await _past.HearAsync(0, 3);
        (await MeasureAsync()).ShouldBe(0);
        await _past.HearAsync(3, 1);
        (await MeasureAsync()).ShouldBe(1);
        var first = await AskAsync();
        first.GetProperty("n").GetInt32().ShouldBe(12);
        first.GetProperty("value").GetDouble().ShouldBeInRange(-1, 1);
        await _past.HearAsync(4, 3);
        (await MeasureAsync()).ShouldBe(0);
        (await AskAsync()).GetRawText().ShouldBe(first.GetRawText());
        await _past.HearAsync(7, 1);
        (await MeasureAsync()).ShouldBe(1);
        (await AskAsync()).GetProperty("n").GetInt32().ShouldBe(24);
    }

    private static Viewer Someone(PersonId person, PersonRole role) => new()
    {
        Workspace = Workbench.Workspace,
        Person = person,
        Roles = [role],
        Scopes = RoleScopes.Of([role]),
        Actor = new Actor(Workbench.Workspace, GlobalId.Of(person), "somebody", "request"),
    };

    private async Task<IReadOnlyList<string>> NamesAsync(Viewer viewer) =>
        [.. (await _bench.OneAsync(viewer, Query)).GetProperty("interviewers").EnumerateArray().Select(it => it.GetProperty("person").GetProperty("name").GetString()!)];

    private async Task FitAsync() => (await _past.LeadAsync(leader =>
        new FitCalibrationIfDue(_bench.Store, _bench.Time).RunAsync(leader, Workbench.Workspace, CancellationToken.None))).ShouldNotBeNull();

    private Task<int> MeasureAsync() => _past.LeadAsync(leader =>
        new MeasureOpeningsIfDue(_bench.Store, _bench.Time).RunAsync(leader, Workbench.Workspace, CancellationToken.None));
}
