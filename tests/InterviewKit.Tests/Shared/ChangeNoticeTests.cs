using InterviewKit.Documents;
using InterviewKit.Shared;
using Microsoft.Extensions.DependencyInjection;

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
    public async Task A_row_in_the_outbox_is_told_to_listeners_when_it_has_committed_and_not_when_it_is_undone()
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

        var heard = await changes.NextAsync().AsTask().WaitAsync(Patience);
        heard.Payloads.Select(ChangeNotice.TryParse).ShouldBe(
        [
            new ChangeNotice("test", ChangeType.OpeningChanged, opening.NodeId, null),
            new ChangeNotice("test", ChangeType.ScorecardSubmitted, scorecard.NodeId, scorecard.ApplicationId),
        ]);
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
}
