using InterviewKit.Documents;

namespace InterviewKit.Shared;

/// <summary>
/// Gives the rows of the outbox their positions, in an order that readers can follow without missing any. The node that wrote them wakes it; where that one
/// ended too early, its period does, and tells in its place.
/// </summary>
internal sealed class OutboxPlacing : LeaderWork
{
    private const int Batch = 1_000;

    private readonly OutboxPositions _positions = new(notification: new OutboxNotification(ChangeNotice.Channel, ChangeNotice.PayloadSql));

    public override string Name => "outbox";

    public override TimeSpan Period => TimeSpan.FromSeconds(2);

    public override async Task<LeaderTurnEnd> RunAsync(LeaderTurn turn, CancellationToken cancellationToken) =>
        await _positions.PlaceAsync(turn.Leader, Batch, cancellationToken) < Batch ? LeaderTurnEnd.Done : LeaderTurnEnd.More;
}
