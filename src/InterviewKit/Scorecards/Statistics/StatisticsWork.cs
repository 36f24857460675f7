using System.Collections.Concurrent;
using InterviewKit.Documents;
using InterviewKit.People;
using InterviewKit.Shared;

namespace InterviewKit.Scorecards;

/// <summary>
/// Work of the leader that measures opened scorecards. It looks into a workspace when something may have opened, or come in late, there; and
/// reads its scorecards only when there are more or fewer of them than at the last look.
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
            if (count < StatisticsBatch.ScorecardsMin || (_seen.TryGetValue(workspace, out var seen) && seen == count))
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
