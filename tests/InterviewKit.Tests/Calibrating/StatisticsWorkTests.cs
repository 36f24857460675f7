using InterviewKit.Documents;
using InterviewKit.Health;
using InterviewKit.Profiles;
using InterviewKit.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace InterviewKit.Tests.Calibrating;

/// <summary>Statistics are measured by the leader's shift, in the background.</summary>
public sealed class StatisticsWorkTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

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
    public async Task The_shift_measures_every_workspace_and_goes_on_when_a_debrief_opens()
    {
        await _past.HearAsync(0, 10, question: (_, _) => "the-second-store");
        await using var listener = new NotificationListener(_bench.Database.DataSource);
        using var stop = new CancellationTokenSource();
        var shift = new LeaderShift(
            [
                new CalibrationWork(_bench.Store, new FitCalibrationIfDue(_bench.Store, _bench.Time), new MeasureOpeningsIfDue(_bench.Store, _bench.Time)),
                new QuestionHealthWork(_bench.Store, new MeasureQuestionsIfDue(_bench.Store, _bench.Time)),
            ],
            listener,
            new BackgroundStatus(),
            _bench.Time,
            NullLogger<LeaderShift>.Instance);
        var leading = new LeaderElection(_bench.Database.DataSource, "shift").RunAsync(shift.RunAsync, stop.Token);
        await UntilAsync(async session => await session.LoadAsync<FittedCalibration>("1") is not null
            && await session.Query<OpeningAgreement>().CountAsync() == 1
            && await session.Query<QuestionFigures>().CountAsync() == 1);

        await _past.HearAsync(10, 4);
        await AnnounceAsync(ChangeType.DebriefOpened);
        await UntilAsync(async session => await session.LoadAsync<FittedCalibration>("2") is not null);

        await stop.CancelAsync();
        await leading.WaitAsync(Patience);
    }

    [Theory]
    [InlineData(ChangeType.DebriefOpened, true)]
    [InlineData(ChangeType.ScorecardSubmitted, true)]
    [InlineData(ChangeType.DecisionRecorded, true)]
    [InlineData(ChangeType.QuestionPublished, false)]
    [InlineData(ChangeType.InterviewChanged, false)]
    public void Only_what_may_change_a_figure_wakes_it(ChangeType type, bool expected) =>
        new QuestionHealthWork(_bench.Store, new MeasureQuestionsIfDue(_bench.Store, _bench.Time))
            .IsWokenBy(new ChangeNotice(Workbench.Workspace, type, "node", null)).ShouldBe(expected);

    [Fact]
    public async Task The_domain_gives_them_to_the_leader()
    {
        var services = new ServiceCollection().AddDomain();
        services.AddSingleton(_bench.Store).AddSingleton<TimeProvider>(_bench.Time);
        await using var provider = services.BuildServiceProvider();

        provider.GetServices<LeaderWork>().OfType<CalibrationWork>().ShouldHaveSingleItem();
        provider.GetServices<LeaderWork>().OfType<QuestionHealthWork>().ShouldHaveSingleItem();
    }

    private async Task AnnounceAsync(ChangeType type)
    {
        await using var session = _bench.Store.LightweightSession(Workbench.Workspace);
        OutboxTable.Queue(session, new OutboxEntry(Workbench.Workspace, type, "node", null, _bench.Time.GetUtcNow()));
        await session.SaveChangesAsync();
        await using var notices = new ChangeNotices(_bench.Database.DataSource);
        notices.Tell([new ChangeNotice(Workbench.Workspace, type, "node", null)]);
    }

    private async Task UntilAsync(Func<IQuerySession, Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        await using var session = _bench.Store.QuerySession(Workbench.Workspace);
        while (!await holds(session))
        {
            await Task.Delay(50, patience.Token);
        }
    }
}
