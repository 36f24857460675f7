using System.Text.Json;
using InterviewKit.Access;
using InterviewKit.Hiring;
using InterviewKit.Live;
using InterviewKit.Shared;

namespace InterviewKit.Tests.Live;

/// <summary>What is pushed to whom: decided anew at each look, on what the viewer may see then.</summary>
public sealed class WatchTests : IAsyncLifetime
{
    private Workbench _bench = null!;
    private Panel _panel = null!;
    private string _anns = null!;
    private string _bens = null!;

    public async Task InitializeAsync()
    {
        _bench = await Workbench.StartAsync();
        _panel = await Panel.StartAsync(_bench);
        (_anns, _bens) = (await _panel.ScheduleAsync(_panel.Ann), await _panel.ScheduleAsync(_panel.Ben));
    }

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task A_change_that_the_viewer_may_see_is_pushed_once()
    {
        var watch = await WatchAsync(_panel.Ben);
        (await LooksAsync(watch, _panel.Ben)).ShouldBeFalse();

        await _panel.SubmitAsync(_panel.Ann, _anns); // That it is in is no secret.

        (await LooksAsync(watch, _panel.Ben)).ShouldBeTrue();
        (await LooksAsync(watch, _panel.Ben)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_change_behind_the_seal_is_pushed_to_nobody_who_is_sealed()
    {
        var scorecard = await SubmitAsync(_panel.Ann, _anns);
        var (bens, leads) = (await WatchAsync(_panel.Ben), await WatchAsync(_panel.Lead));

        await AmendAsync(_panel.Ann, scorecard);

        (await LooksAsync(bens, _panel.Ben)).ShouldBeFalse();
        (await LooksAsync(leads, _panel.Lead)).ShouldBeTrue();
    }

    [Fact]
    public async Task The_lifting_of_a_seal_is_pushed_though_nothing_else_changed_for_the_viewer()
    {
        var panel = await Panel.StartAsync(await Workbench.StartAsync(), "UNTIL_PANEL_COMPLETE");
        var (anns, bens) = (await panel.ScheduleAsync(panel.Ann), await panel.ScheduleAsync(panel.Ben));
        await panel.SubmitAsync(panel.Ann, anns);
        var watch = await WatchAsync(panel.Ann, panel);

        await panel.Bench.DoneAsync(panel.Lead, "cancelInterview", new { id = bens, reason = "No room." });

        (await LooksAsync(watch, panel.Ann, panel.Bench)).ShouldBeTrue();
        (await panel.ScorecardsAsync(panel.Ann)).Seal.ShouldBe("OPEN");
        await panel.Bench.DisposeAsync();
    }

    [Fact]
    public async Task Who_loses_sight_of_an_application_is_pushed_nothing_more()
    {
        var watch = await WatchAsync(_panel.Ann);
        await _bench.DoneAsync(_panel.Lead, "reassignInterview", new { id = _anns, interviewer = new { email = _panel.Lead.Email } });

        (await LooksAsync(watch, _panel.Ann)).ShouldBeFalse();
        await _panel.SubmitAsync(_panel.Ben, _bens);
        (await LooksAsync(watch, _panel.Ann)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_draft_is_pushed_to_nobody()
    {
        var watch = await WatchAsync(_panel.Lead);

        await _bench.DoneAsync(_panel.Ann, "saveScorecardDraft", new { interviewId = _anns, summary = "so far", ratings = Array.Empty<object>() });

        (await LooksAsync(watch, _panel.Lead)).ShouldBeFalse();
    }

    [Fact]
    public async Task An_application_that_may_not_be_seen_cannot_be_watched()
    {
        (await BeginAsync(_panel.Outsider, _panel.ApplicationId)).ShouldBeNull();
        (await BeginAsync(_panel.Lead, GlobalId.Of(new ApplicationId(Guid.NewGuid())))).ShouldBeNull();
        (await BeginAsync(Workbench.Key("another", Enum.GetValues<Scope>()), _panel.ApplicationId)).ShouldBeNull();
    }

    [Fact]
    public async Task A_scorecard_that_is_sealed_waits_until_its_seal_lifts()
    {
        var watch = await OpeningAsync(_panel.Ben);
        var anns = await SubmitAsync(_panel.Ann, _anns);
        (await ArrivalsAsync(watch, _panel.Ben)).ShouldBeEmpty();

        var bens = await SubmitAsync(_panel.Ben, _bens);

        (await ArrivalsAsync(watch, _panel.Ben)).ShouldBe([anns, bens], ignoreOrder: true);
        (await ArrivalsAsync(watch, _panel.Ben)).ShouldBeEmpty();
        await using var exposures = _bench.Database.DataSource.CreateCommand("select count(*) from ik_exposure where kind = 1 and person_id = $1");
        exposures.Parameters.Add(new() { Value = _panel.Ben.Person!.Value.Value });
        (await exposures.ExecuteScalarAsync()).ShouldBe(1L);
    }

    [Fact]
    public async Task What_could_be_read_before_is_not_pushed_and_what_is_submitted_again_is()
    {
        var scorecard = await SubmitAsync(_panel.Ann, _anns);
        var watch = await OpeningAsync(_panel.Lead);
        (await ArrivalsAsync(watch, _panel.Lead)).ShouldBeEmpty();
        await AmendAsync(_panel.Ann, scorecard);
        (await ArrivalsAsync(watch, _panel.Lead)).ShouldBeEmpty();

        await _bench.DoneAsync(_panel.Ann, "withdrawScorecard", new { scorecardId = scorecard, expectedRevision = 2, reason = "Too early." });
        (await ArrivalsAsync(watch, _panel.Lead)).ShouldBeEmpty();
        await SubmitAsync(_panel.Ann, _anns);

        (await ArrivalsAsync(watch, _panel.Lead)).ShouldBe([scorecard]);
    }

    private async Task<string> SubmitAsync(Viewer viewer, string interview)
    {
        var payload = await _panel.SubmitAsync(viewer, interview);
        payload.Refusals().ShouldBeEmpty();
        return payload.GetProperty("scorecard").GetProperty("id").GetString()!;
    }

    private Task<JsonElement> AmendAsync(Viewer viewer, string scorecard) => _bench.DoneAsync(viewer, "amendScorecard", new
    {
        scorecardId = scorecard,
        expectedRevision = 1,
        reason = "I had misheard the number.",
        recommendation = "NO",
        summary = "Knew the queue's numbers, but the wrong ones.",
        ratings = PanelCommands.Ratings(2),
    });

    private Task<ApplicationWatch?> BeginAsync(Viewer viewer, string application) => _bench.InScopeAsync(viewer, async services =>
        (await ApplicationWatch.BeginAsync(services, GlobalId.Parse<ApplicationId>(application), CancellationToken.None))?.Watch);

    private async Task<ApplicationWatch> WatchAsync(Viewer viewer, Panel? panel = null) => await (panel ?? _panel).Bench.InScopeAsync(viewer, async services =>
        (await ApplicationWatch.BeginAsync(services, GlobalId.Parse<ApplicationId>((panel ?? _panel).ApplicationId), CancellationToken.None))!.Value.Watch);

    /// <summary>Whether a look pushes the application.</summary>
    private Task<bool> LooksAsync(ApplicationWatch watch, Viewer viewer, Workbench? bench = null) =>
        (bench ?? _bench).InScopeAsync(viewer, async services => await watch.LookAsync(services, CancellationToken.None) is not null);

    private Task<OpeningWatch> OpeningAsync(Viewer viewer) => _bench.InScopeAsync(viewer, async services =>
        (await OpeningWatch.BeginAsync(services, GlobalId.Parse<OpeningId>(_panel.OpeningId), CancellationToken.None))!);

    /// <summary>The scorecards that are pushed when all that may have arrived is tried.</summary>
    private async Task<IReadOnlyList<string>> ArrivalsAsync(OpeningWatch watch, Viewer viewer)
    {
        var pushed = new List<string>();
        foreach (var arrival in await watch.ArrivalsAsync(null, CancellationToken.None))
        {
            if (await _bench.InScopeAsync(viewer, services => arrival.ShowAsync(services, CancellationToken.None)) is { } scorecard)
            {
                pushed.Add(GlobalId.Of(scorecard.Id));
            }
        }

        return pushed;
    }
}
