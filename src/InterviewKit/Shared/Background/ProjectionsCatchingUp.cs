using InterviewKit.Documents;

namespace InterviewKit.Shared;

/// <summary>Runs the projections that are behind the events. Most events come with an outbox row, which wakes it; the period is for the others.</summary>
internal sealed class ProjectionsCatchingUp(IProjectionDaemon daemon) : LeaderWork
{
    public override string Name => "projections";

    public override TimeSpan Period => TimeSpan.FromSeconds(2);

    public override async Task<LeaderTurnEnd> RunAsync(LeaderTurn turn, CancellationToken cancellationToken) =>
        await daemon.CatchUpAsync(turn.Leader, cancellationToken) switch
        {
            { HasMore: true } => LeaderTurnEnd.More,
            { Pause: { } pause } => LeaderTurnEnd.Waiting(pause),
            _ => LeaderTurnEnd.Done,
        };
}
