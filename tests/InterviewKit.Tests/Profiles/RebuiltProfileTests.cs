using System.Text.Json;
using InterviewKit.Access;
using InterviewKit.Profiles;
using InterviewKit.Scorecards;
using InterviewKit.Shared;

namespace InterviewKit.Tests.Profiles;

/// <summary>
/// A profile is a function of scorecards, roles and a calibration. The scorecards' snapshots are taken away and folded again from their
/// events: every profile must come out as it was, byte for byte.
/// </summary>
public sealed class RebuiltProfileTests : IAsyncLifetime
{
    private const int Pinned = 3;
    private const int Sealed = 50;
    private const int Latest = 5;

    private Workbench _bench = null!;
    private PastPanels _past = null!;

    public async Task InitializeAsync()
    {
        _bench = await Workbench.StartAsync();
        _past = new PastPanels(_bench);
        await _past.BeginAsync();
        await _past.HearAsync(0, 12);
        await _past.HearAsync(Sealed, 1, opened: false);
        await FitAsync();
        await _past.OpenDebriefAsync(Pinned, calibrationVersion: 1);

        // One was revised after its author had seen the others, one unseeing, one was withdrawn and written anew, one withdrawn for good.
        var later = PastPanels.Began.AddDays(40);
        await _past.AppendAsync(Pinned, Of(Pinned, 0), PastPanels.Submitted(Pinned, Of(Pinned, 0), later, (_, _, _) => 5, revision: 2, independent: false));
        await _past.AppendAsync(Pinned, Of(Pinned, 1), PastPanels.Submitted(Pinned, Of(Pinned, 1), later, (_, _, _) => 2, revision: 2));
        await _past.AppendAsync(Sealed, Of(Sealed, 0), new ScorecardWithdrawn(1, PastPanels.Interviewer(Of(Sealed, 0)), later));
        await _past.AppendAsync(Sealed, Of(Sealed, 0), PastPanels.Submitted(Sealed, Of(Sealed, 0), later.AddHours(1), (_, _, d) => 2 + d, revision: 2));
        await _past.AppendAsync(Sealed, Of(Sealed, 2), new ScorecardWithdrawn(1, PastPanels.Interviewer(Of(Sealed, 2)), later));
    }

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task Snapshots_folded_again_from_their_events_give_the_same_profiles_byte_for_byte()
    {
        var (before, snapshots) = (await ProfilesAsync(), await SnapshotsAsync());
        await ExecuteAsync("delete from mt_doc_scorecard");
        (await ProfilesAsync()).ShouldAllBe(profile => profile == "null", "without snapshots there is nothing to read");

        await RebuildAsync();

        (await SnapshotsAsync()).ShouldBe(snapshots);
        (await ProfilesAsync()).ShouldBe(before);
        before.Distinct().Count().ShouldBe(before.Count, "every one says something of its own");
    }

    [Fact]
    public async Task A_later_calibration_changes_no_profile_that_is_pinned_rebuilt_or_not()
    {
        var before = await ProfileAsync(Pinned, "INDEPENDENT");
        await _past.HearAsync(12, 10, score: (_, interviewer, _) => interviewer > 3 ? 5 : 2);
        (await FitAsync()).Version.ShouldBe(2);
        (await ProfileAsync(Pinned, "INDEPENDENT")).ShouldBe(before);
        var latest = await ProfileAsync(Latest, "INDEPENDENT");
        await ExecuteAsync("delete from mt_doc_scorecard");

        await RebuildAsync();

        (await ProfileAsync(Pinned, "INDEPENDENT")).ShouldBe(before);
        (await ProfileAsync(Latest, "INDEPENDENT")).ShouldBe(latest);
        latest.ShouldContain("\"calibrationVersion\":2");
    }

    [Fact]
    public async Task A_calibration_fitted_again_from_rebuilt_snapshots_is_the_same()
    {
        await using var session = _bench.Store.QuerySession(Workbench.Workspace);
        await _past.HearAsync(12, 10);
        var first = await FitAsync();
        await ExecuteAsync("delete from mt_doc_fittedcalibration where id = '2'");
        await ExecuteAsync("delete from mt_doc_scorecard");
        await RebuildAsync();

        JsonSerializer.Serialize(await FitAsync()).ShouldBe(JsonSerializer.Serialize(first));
    }

    private static int Of(int application, int seat) => PastPanels.PanelOf(application)[seat];

    private async Task RebuildAsync()
    {
        await using var session = _bench.Store.LightweightSession(Workbench.Workspace);
        foreach (var stream in await session.QueryAsync<Guid>("select id from mt_streams order by id"))
        {
            if (await session.Events.AggregateStreamAsync<Scorecard>(stream) is { } scorecard)
            {
                session.UpdateRevision(scorecard, scorecard.Version);
            }
        }

        await session.SaveChangesAsync();
    }

    private async Task<IReadOnlyList<string>> ProfilesAsync()
    {
        var profiles = new List<string>();
        foreach (var application in new[] { Pinned, Sealed, Latest })
        {
            profiles.Add(await ProfileAsync(application, "INDEPENDENT"));
        }

        profiles.Add(await ProfileAsync(Pinned, "LATEST"));
        return profiles;
    }

    private async Task<string> ProfileAsync(int application, string basis) => (await _bench.OneAsync(
        Workbench.Key(Scope.HiringRead, Scope.ProfilesRead, Scope.ScorecardsRead, Scope.QuestionsRead),
        $$"""
        query($id: ID!) {
          application(id: $id) {
            profile(basis: {{basis}}) {
              asOf basis scorecards raters calibrationVersion agreement flags { code message } bestFit { role { key } }
              dimensions { dimension { key } status ratings raters rawMean fairAverage interval { low high level } agreement evidence { score } }
              fits { role { key } status basis score rawScore interval(level: 0.95) { low high } margin probabilityMeetsBar coverage contributions { weight points } }
            }
          }
        }
        """,
        new { id = GlobalId.Of(PastPanels.Application(application)) })).GetProperty("profile").GetRawText();

    private async Task<FittedCalibration> FitAsync() => (await _past.LeadAsync(leader =>
        new FitCalibrationIfDue(_bench.Store, _bench.Time).RunAsync(leader, Workbench.Workspace, CancellationToken.None))).ShouldNotBeNull();

    private async Task ExecuteAsync(string sql)
    {
        await using var command = _bench.Database.DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Every snapshot with its version, as the database has it.</summary>
    private async Task<string> SnapshotsAsync()
    {
        await using var command = _bench.Database.DataSource.CreateCommand("select string_agg(id::text || mt_version || data::text, e'\n' order by id) from mt_doc_scorecard");
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
