using System.Text.Json;
using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.Health;
using InterviewKit.Hiring;
using InterviewKit.Profiles;
using InterviewKit.Seeding;
using InterviewKit.Shared;
using InterviewKit.Tests.Seeding;

namespace InterviewKit.Tests.Calibrating;

/// <summary>What the demo's scorecards say of its interviewers and questions, once its debriefs have opened.</summary>
public sealed class DemoStatisticsTests : IAsyncLifetime
{
    private const string Demo = "demo";

    private Workbench _bench = null!;

    public async Task InitializeAsync()
    {
        _bench = await Workbench.StartAsync();
        await SeedBank.LoadAsync(_bench.Store, Demo, CommittedSeed.Folder, _bench.Time, _ => { }, CancellationToken.None);
        await SeedDemo.LoadAsync(_bench.Store, Demo, CommittedSeed.Folder, _bench.Time, _ => { }, CancellationToken.None);
        await using var session = _bench.Store.LightweightSession(Demo);
        foreach (var application in await session.Query<Application>().ToListAsync())
        {
            session.Store(application with { DebriefOpenedAt = _bench.Time.GetUtcNow() });
        }

        await session.SaveChangesAsync();
        await new PastPanels(_bench).LeadAsync(async leader =>
        {
            (await new FitCalibrationIfDue(_bench.Store, _bench.Time).RunAsync(leader, Demo, CancellationToken.None)).ShouldNotBeNull();
            await new MeasureOpeningsIfDue(_bench.Store, _bench.Time).RunAsync(leader, Demo, CancellationToken.None);
            return await new MeasureQuestionsIfDue(_bench.Store, _bench.Time).RunAsync(leader, Demo, CancellationToken.None);
        });
    }

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task The_severe_and_the_lenient_interviewer_are_told_from_the_others()
    {
        var calibration = await _bench.OneAsync(
            Lead(),
            "{ calibration { version observations connected interviewers { person { name } observations severity { value low high } } agreement { value n } } }");

        calibration.GetProperty("version").GetInt32().ShouldBe(1);
        calibration.GetProperty("connected").GetBoolean().ShouldBeTrue();
        var told = calibration.GetProperty("interviewers").EnumerateArray()
            .Where(it => it.GetProperty("severity").GetProperty("value").ValueKind == JsonValueKind.Number)
            .OrderBy(it => it.GetProperty("severity").GetProperty("value").GetDouble())
            .ToList();
        told[0].GetProperty("severity").GetProperty("high").GetDouble().ShouldBeLessThan(0);
        told[^1].GetProperty("severity").GetProperty("low").GetDouble().ShouldBeGreaterThan(0);
        told[0].GetProperty("person").GetProperty("name").GetString().ShouldBe(SevereOne);
        told[^1].GetProperty("person").GetProperty("name").GetString().ShouldBe(LenientOne);
        calibration.GetProperty("agreement").GetProperty("value").GetDouble().ShouldBeInRange(0, 1);
    }

    [Fact]
    public async Task Questions_say_how_often_they_were_asked_and_what_they_measure_or_why_not()
    {
        var questions = (await _bench.OneAsync(
            Lead(),
            "{ questions(first: 100) { nodes { key health { timesAsked exposure difficulty { value n withheld } discrimination { value withheld } agreement { value withheld } } } } }"))
            .GetProperty("nodes").EnumerateArray().Select(it => it.GetProperty("health")).ToList();

        questions.Count(it => it.GetProperty("timesAsked").GetInt32() > 0).ShouldBeGreaterThan(20);
        questions.ShouldContain(it => it.GetProperty("timesAsked").GetInt32() == 0);
        foreach (var figure in questions.SelectMany(it => new[] { it.GetProperty("difficulty"), it.GetProperty("discrimination"), it.GetProperty("agreement") }))
        {
            (figure.GetProperty("value").ValueKind == JsonValueKind.Null).ShouldBe(figure.GetProperty("withheld").ValueKind == JsonValueKind.String);
        }

        questions.ShouldAllBe(it => it.GetProperty("exposure").ValueKind == JsonValueKind.Null || it.GetProperty("exposure").GetDouble() <= 1);
    }

    [Fact]
    public async Task Openings_say_how_far_their_panels_agree()
    {
        await using var session = _bench.Store.QuerySession(Demo);
        var agreements = await session.Query<OpeningAgreement>().ToListAsync();

        agreements.Count.ShouldBeGreaterThan(3);
        var opening = await _bench.OneAsync(
            Lead(), "query($id: ID!) { opening(id: $id) { agreement { value n } } }", new { id = GlobalId.Of(new OpeningId(Guid.ParseExact(agreements[0].Id, "N"))) });
        opening.GetProperty("agreement").GetProperty("n").GetInt32().ShouldBe(agreements[0].Agreement.N);
    }

    private static Viewer Lead() => Workbench.Key(Demo, Scope.QuestionsRead, Scope.HiringRead, Scope.ProfilesRead, Scope.Admin);

    private const string SevereOne = "Tobias Renner";
    private const string LenientOne = "Priya Nair";
}
