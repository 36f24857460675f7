using InterviewKit.Documents;

namespace InterviewKit.Shared;

/// <summary>Gives the rows of the outbox their positions, in an order that readers can follow without missing any. Each row's commit wakes it.</summary>
internal sealed class OutboxPlacing : LeaderWork
{
    private const int Batch = 1_000;

    private readonly OutboxPositions _positions = new();

    public override string Name => "outbox";

    public override TimeSpan Period => TimeSpan.FromSeconds(10);

    public override async Task<LeaderTurnEnd> RunAsync(LeaderTurn turn, CancellationToken cancellationToken) =>
        await _positions.PlaceAsync(turn.Leader, Batch, cancellationToken) < Batch ? LeaderTurnEnd.Done : LeaderTurnEnd.More;
}
