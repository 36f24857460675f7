using InterviewKit.Api.Hosting;
using InterviewKit.Documents;
using InterviewKit.Shared;
using Npgsql;

namespace InterviewKit.Api.Health;

/// <summary>
/// Whether the work behind the answers is done: somebody leads, nothing waits for long, no work fails again and again. A service whose background work
/// has stopped still answers, so this is for whoever watches it and no part of being ready.
/// </summary>
internal sealed class BackgroundHealth(NpgsqlDataSource database, IProjectionDaemon projections, BackgroundStatus status)
{
    /// <summary>Longer than a leader's failure takes to be noticed, with the next one's first turn.</summary>
    private static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(30);

    private const int FailuresMax = 3;

    public async Task<BackgroundReport> ReadAsync(CancellationToken cancellationToken)
    {
        var (isLed, waited) = await ReadDatabaseAsync(cancellationToken);
        var shards = await projections.AllProjectionProgressAsync(cancellationToken);
        List<string> reasons = [];
        if (!isLed)
        {
            reasons.Add("No node leads.");
        }

        if (waited > WaitMax)
        {
            reasons.Add($"The outbox has not been placed for {(long)waited.TotalSeconds} seconds.");
        }

        reasons.AddRange(status.Works.Where(work => work.Failures >= FailuresMax).Select(work => $"The work {work.Name} failed {work.Failures} times in a row ({work.Fault})."));
        reasons.AddRange(shards.Where(shard => shard.DeadLetters > 0).Select(shard => $"Projection {shard.ShardName} could not take {shard.DeadLetters} events."));
        return new BackgroundReport(
            reasons.Count == 0 ? "working" : "not working",
            reasons,
            status.Epoch is not null,
            [.. shards.Select(shard => new ProjectionReport(shard.ShardName, shard.Sequence, shard.Behind, shard.DeadLetters))]);
    }

    private async Task<(bool IsLed, TimeSpan Waited)> ReadDatabaseAsync(CancellationToken cancellationToken)
    {
        // The outbox's own instants are of the nodes' clocks, which may be apart by less than what is allowed.
        await using var command = database.CreateCommand(
            """
            select exists (select from ik_leader where name = $1 and renewed_at > clock_timestamp() - $2),
                   coalesce((select clock_timestamp() - min(at) from ik_outbox where position is null), interval '0')
            """);
        command.Parameters.Add(new() { Value = LeaderService.ElectionName });
        command.Parameters.Add(new() { Value = WaitMax });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetBoolean(0), reader.GetFieldValue<TimeSpan>(1));
    }
}

/// <summary>What whoever watches the service reads.</summary>
/// <param name="Status"><c>working</c> or <c>not working</c>.</param>
/// <param name="Reasons">Why it is not working, a sentence each; empty where it is.</param>
/// <param name="Leads">Whether this very node does it.</param>
/// <param name="Projections">How far the projections are that run behind the events.</param>
internal sealed record BackgroundReport(string Status, IReadOnlyList<string> Reasons, bool Leads, IReadOnlyList<ProjectionReport> Projections);

/// <param name="Name">The projection and its part.</param>
/// <param name="Sequence">The last event it has taken.</param>
/// <param name="Behind">How many numbers of events it is behind.</param>
/// <param name="DeadLetters">How many events it could not take.</param>
internal sealed record ProjectionReport(string Name, long Sequence, long Behind, int DeadLetters);
