using InterviewKit.Documents;
using InterviewKit.Shared;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace InterviewKit.Tests.Shared;

/// <summary>Nodes tell each other of changes when they have committed.</summary>
public sealed class ChangeNoticeTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private Workbench? _bench;

    public async Task InitializeAsync() => _bench = await Workbench.StartAsync();

    public async Task DisposeAsync() => await _bench!.DisposeAsync();

    [Fact]
    public async Task A_row_in_the_outbox_is_told_to_listeners_when_it_is_placed_and_not_when_it_is_undone()
    {
        await using var listener = new NotificationListener(_bench!.Database.DataSource);
        using var changes = listener.Subscribe(ChangeNotice.Channel);
        (await changes.NextAsync().AsTask().WaitAsync(Patience)).MayHaveMissed.ShouldBeTrue();
        var gone = new OutboxEntry("test", ChangeType.OpeningChanged, GlobalId.Of("Opening", "gone"), null, Now);
        var opening = gone with { NodeId = GlobalId.Of("Opening", "1") };
        var scorecard = new OutboxEntry("test", ChangeType.ScorecardSubmitted, GlobalId.Of("Scorecard", "2"), GlobalId.Of("Application", "3"), Now);

        await using (var undone = _bench.Store.LightweightSession("test"))
        {
            await undone.BeginTransactionAsync();
            OutboxTable.Queue(undone, gone);
            undone.QueueSqlCommand("select 1 / 0");
            await Should.ThrowAsync<MartenCommandException>(() => undone.SaveChangesAsync());
        }

        await using var session = _bench.Store.LightweightSession("test");
        OutboxTable.Queue(session, opening);
        OutboxTable.Queue(session, scorecard);
        await session.SaveChangesAsync();
        await PlaceAsync();

        (await HearAsync(changes, 2)).ShouldBe(
        [
            new ChangeNotice("test", ChangeType.OpeningChanged, opening.NodeId, null),
            new ChangeNotice("test", ChangeType.ScorecardSubmitted, scorecard.NodeId, scorecard.ApplicationId),
        ],
        ignoreOrder: true);
    }

    [Fact]
    public async Task What_a_node_tells_is_heard_in_order_and_told_before_it_ends()
    {
        await using var listener = new NotificationListener(_bench!.Database.DataSource);
        using var changes = listener.Subscribe(ChangeNotice.Channel);
        (await changes.NextAsync().AsTask().WaitAsync(Patience)).MayHaveMissed.ShouldBeTrue();
        ChangeNotice[] notices =
        [
            new("test", ChangeType.OpeningChanged, GlobalId.Of("Opening", "1"), null),
            new("test", ChangeType.ScorecardSubmitted, GlobalId.Of("Scorecard", "2"), GlobalId.Of("Application", "3")),
            new("test", ChangeType.ProfileUpdated, GlobalId.Of("Application", "3"), GlobalId.Of("Application", "3")),
        ];

        await using (var telling = new ChangeNotices(_bench.Database.DataSource))
        {
            telling.Tell(notices[..2]);
            telling.Tell(notices[2..]);
        }

        (await HearAsync(changes, 3)).ShouldBe(notices);
    }

    [Fact]
    public async Task Telling_does_not_fail_where_the_database_is_gone()
    {
        var gone = NpgsqlDataSource.Create(_bench!.Database.DataSource.ConnectionString);
        await gone.DisposeAsync();
        await using var telling = new ChangeNotices(gone);

        Should.NotThrow(() => telling.Tell([new ChangeNotice("test", ChangeType.OpeningChanged, "node", null)]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("test")]
    [InlineData("test:seven:id/")]
    [InlineData("test:7:id")]
    [InlineData("test:7:/id")]
    [InlineData(":7:id/")]
    [InlineData("test:7:id/one/two")]
    [InlineData("test:7:8:id/")]
    public void A_payload_that_is_not_ours_is_no_notice(string payload) => ChangeNotice.TryParse(payload).ShouldBeNull();

    [Fact]
    public void The_domain_offers_one_listener_for_the_process()
    {
        var services = new ServiceCollection().AddDomain();

        services.ShouldContain(service => service.ServiceType == typeof(NotificationListener) && service.Lifetime == ServiceLifetime.Singleton);
    }

    private static async Task<IReadOnlyList<ChangeNotice>> HearAsync(NotificationSubscription changes, int count)
    {
        var heard = new List<ChangeNotice>();
        while (heard.Count < count)
        {
            heard.AddRange((await changes.NextAsync().AsTask().WaitAsync(Patience)).Payloads.Select(ChangeNotice.TryParse).OfType<ChangeNotice>());
        }

        return heard;
    }

    /// <summary>Lets a leader place the outbox once.</summary>
    private async Task PlaceAsync()
    {
        using var placed = new CancellationTokenSource();
        await new LeaderElection(_bench!.Database.DataSource, "background").RunAsync(
            async (leader, token) =>
            {
                await new OutboxPlacing().RunAsync(new LeaderTurn(leader, null), token);
                await placed.CancelAsync();
            },
            placed.Token);
    }
}
