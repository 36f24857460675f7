using System.Text.Json;
using InterviewKit.Access;
using InterviewKit.Hiring;
using InterviewKit.Profiles;
using InterviewKit.Psychometrics.RoleFit;
using InterviewKit.Shared;

namespace InterviewKit.Tests.Calibrating;

/// <summary>Which calibration a profile is read with.</summary>
public sealed class PinnedCalibrationTests : IAsyncLifetime
{
    private Workbench _bench = null!;
    private PastPanels _past = null!;

    public async Task InitializeAsync()
    {
        _bench = await Workbench.StartAsync();
        _past = new PastPanels(_bench);
        await _past.BeginAsync();
        await _past.HearAsync(0, 10);
    }

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task Until_its_debrief_opens_an_application_is_read_with_the_latest()
    {
        await _past.HearAsync(50, 1, opened: false);
        (await VersionAsync(50)).ShouldBe(0);
        await FitAsync();
        (await VersionAsync(50)).ShouldBe(1);
        await _past.HearAsync(10, 4);
        await FitAsync();
        (await VersionAsync(50)).ShouldBe(2);
    }

    [Fact]
    public async Task From_then_on_it_stays_with_the_version_that_was_pinned_bit_for_bit()
    {
        await FitAsync();
        await _past.OpenDebriefAsync(3, calibrationVersion: 1);
        await _past.OpenDebriefAsync(4, calibrationVersion: 0);
        var (pinned, defaults, latest) = (await ProfileAsync(3), await ProfileAsync(4), await ProfileAsync(5));
        await _past.HearAsync(10, 20);
        await FitAsync();

        (await ProfileAsync(3)).GetRawText().ShouldBe(pinned.GetRawText());
        (await ProfileAsync(4)).GetRawText().ShouldBe(defaults.GetRawText());
        (await ProfileAsync(5)).GetRawText().ShouldNotBe(latest.GetRawText());
        (await VersionAsync(3)).ShouldBe(1);
        (await VersionAsync(4)).ShouldBe(0);
    }

    [Fact]
    public async Task However_many_applications_there_are_their_calibrations_take_one_statement()
    {
        await FitAsync();
        await _past.HearAsync(10, 40);
        await FitAsync();
        IReadOnlyList<Application> Applications(int count) =>
            [.. Enumerable.Range(0, count).Select(number => Application(number % 3 == 0 ? null : number % 3))];

        foreach (var count in new[] { 1, 5, 50 })
        {
            await using var session = _bench.Store.QuerySession(Workbench.Workspace);
            IReadOnlyList<Calibration> calibrations = [];
            (await SentAsync(async () => calibrations = await new Calibrations(session, new KnownCalibrations()).OfAsync(Applications(count), CancellationToken.None)))
                .Count.ShouldBe(1);
            calibrations.Select(it => it.Version).ShouldBe(Applications(count).Select(it => it.CalibrationVersion ?? 2));
        }
    }

    [Fact]
    public async Task Pinned_versions_that_are_known_take_no_statement()
    {
        await FitAsync();
        var known = new KnownCalibrations();
        await using var first = _bench.Store.QuerySession(Workbench.Workspace);
        await new Calibrations(first, known).OfAsync([Application(1)], CancellationToken.None);
        await using var second = _bench.Store.QuerySession(Workbench.Workspace);
        IReadOnlyList<Calibration> calibrations = [];

        var sent = await SentAsync(async () =>
            calibrations = await new Calibrations(second, known).OfAsync([Application(1), Application(0), Application(1)], CancellationToken.None));

        calibrations.Select(it => it.Version).ShouldBe([1, 0, 1]);
        sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_request_sees_one_latest_version_and_the_next_one_the_newer()
    {
        await FitAsync();
        var known = new KnownCalibrations();
        await using var session = _bench.Store.QuerySession(Workbench.Workspace);
        var request = new Calibrations(session, known);
        (await request.LatestAsync(CancellationToken.None))!.Version.ShouldBe(1);
        await _past.HearAsync(10, 4);
        await FitAsync();

        (await request.OfAsync([Application(null)], CancellationToken.None))[0].Version.ShouldBe(1);
        (await new Calibrations(session, known).LatestAsync(CancellationToken.None))!.Version.ShouldBe(2);
    }

    [Fact]
    public async Task What_is_known_is_the_calibration_that_was_stored()
    {
        await FitAsync();
        await using var session = _bench.Store.QuerySession(Workbench.Workspace);
        var stored = (await session.LoadAsync<FittedCalibration>("1"))!.ToCalibration();

        var read = (await new Calibrations(session, new KnownCalibrations()).OfAsync([Application(1)], CancellationToken.None))[0];

        JsonSerializer.Serialize(read).ShouldBe(JsonSerializer.Serialize(stored));
    }

    [Fact]
    public async Task A_pinned_version_that_is_missing_is_a_fault()
    {
        await using var session = _bench.Store.QuerySession(Workbench.Workspace);

        await Should.ThrowAsync<InvalidOperationException>(() => new Calibrations(session, new KnownCalibrations()).OfAsync([Application(7)], CancellationToken.None));
    }

    [Fact]
    public async Task The_version_that_a_command_pins_is_the_latest()
    {
        await using var session = _bench.Store.QuerySession(Workbench.Workspace);
        (await FittedCalibration.LatestVersionAsync(session, CancellationToken.None)).ShouldBe(0);
        await FitAsync();

        (await FittedCalibration.LatestVersionAsync(session, CancellationToken.None)).ShouldBe(1);
    }

    private static Application Application(int? version) => new()
    {
        Id = new ApplicationId(Guid.NewGuid()),
        OpeningId = PastPanels.Opening,
        CandidateId = new CandidateId(Guid.NewGuid()),
        Status = ApplicationStatus.Active,
        CreatedAt = PastPanels.Began,
        CalibrationVersion = version,
    };

    private Task<IReadOnlyList<string>> SentAsync(Func<Task> act) => StatementLog.OfAsync(_bench.Database.Name, act);

    private async Task<int> VersionAsync(int application) => (await ProfileAsync(application)).GetProperty("calibrationVersion").GetInt32();

    private async Task<JsonElement> ProfileAsync(int application) => (await _bench.OneAsync(
        Workbench.Key(Scope.HiringRead, Scope.ProfilesRead, Scope.ScorecardsRead),
        "query($id: ID!) { application(id: $id) { profile { calibrationVersion dimensions { fairAverage interval { low high } } fits { score margin probabilityMeetsBar } } } }",
        new { id = GlobalId.Of(PastPanels.Application(application)) })).GetProperty("profile");

    private async Task FitAsync() => (await _past.LeadAsync(leader =>
        new FitCalibrationIfDue(_bench.Store, _bench.Time).RunAsync(leader, Workbench.Workspace, CancellationToken.None))).ShouldNotBeNull();
}
