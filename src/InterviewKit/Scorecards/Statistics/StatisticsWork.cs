using System.Collections.Concurrent;
using InterviewKit.Documents;
using InterviewKit.People;
using InterviewKit.Shared;

namespace InterviewKit.Scorecards;

/// <summary>
/// Work of the leader that measures opened scorecards. When something may have opened, or come in late, it counts them, and reads all of them
/// only when a batch may be full since the last look; with each period it looks whenever their number has changed at all.
/// </summary>
internal abstract class StatisticsWork(IDocumentStore store) : LeaderWork
{
    private readonly ConcurrentDictionary<string, int> _seen = new(StringComparer.Ordinal);

    public override TimeSpan Period => TimeSpan.FromMinutes(10);

    public override bool IsWokenBy(ChangeNotice change) => change.Type
        is ChangeType.DebriefOpened or ChangeType.DecisionRecorded or ChangeType.ScorecardSubmitted or ChangeType.ScorecardAmended or ChangeType.ScorecardWithdrawn;

    public override async Task<LeaderTurnEnd> RunAsync(LeaderTurn turn, CancellationToken cancellationToken)
    {
        foreach (var workspace in (await WorkspaceKeys.AllAsync(store, cancellationToken)).Where(turn.Includes))
        {
            await using var session = store.QuerySession(workspace);
            var count = await OpenedScorecards.CountAsync(session, cancellationToken);
            var change = Math.Abs(count - _seen.GetValueOrDefault(workspace));
            if (count < StatisticsBatch.ScorecardsMin || change == 0 || (change < StatisticsBatch.ScorecardsMin && turn.Workspaces is not null))
            {
                continue;
            }

            await MeasureAsync(turn.Leader, workspace, cancellationToken);
            _seen[workspace] = count;
        }

        return LeaderTurnEnd.Done;
    }

    /// <summary>Measures what is due in one workspace.</summary>
    protected abstract Task MeasureAsync(Leader leader, string workspace, CancellationToken cancellationToken);
}
