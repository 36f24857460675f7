using InterviewKit.Documents.Sessions;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace InterviewKit.Documents.Daemon;

internal sealed class ProjectionDaemon(DocumentDatabase database, ILogger logger) : IProjectionDaemon
{
    /// <summary>How soon a number that may still be used by an older transaction is looked at again.</summary>
    private static readonly TimeSpan HeldUpPause = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    private readonly ProjectionSet projections = database.Events.Projections;
    private readonly ProjectionProgress progress = new(database.Schema);
    private readonly HighWaterDetector detector = new(database);
    private readonly IReadOnlyList<ShardRunner> runners = [.. database.Events.Projections.Shards.Select(shard => new ShardRunner(database, shard, logger))];

    private int isInTurn;

    public IReadOnlyList<string> ProjectionNames => projections.Names;

    public async Task<DaemonTurn> CatchUpAsync(Leader leader, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(leader);
        if (runners.Count == 0)
            return new DaemonTurn(HasMore: false, null);

        if (Interlocked.Exchange(ref isInTurn, 1) == 1)
            throw new InvalidOperationException("A turn of this daemon is under way; the next one begins when it has ended.");
        try
        {
            var water = await DetectAsync(detector, cancellation);
            await leader.TransactAsync(
                async (connection, token) =>
                {
                    await progress.RaiseAsync(connection, HighWaterDetector.RowName, water.Mark, token);
                    return true;
                },
                cancellation);
            var turns = await Task.WhenAll(runners.Select(runner => runner.AdvanceAsync(leader.TransactAsync, water.Mark, cancellation)));
            var pauses = turns.Select(one => one.Pause).Append(water.IsHeldUp ? HeldUpPause : null).Where(pause => pause is not null);
            return new DaemonTurn(turns.Any(one => one.HasMore), pauses.Min());
        }
        finally
        {
            Interlocked.Exchange(ref isInTurn, 0);
        }
    }

    public async Task<IReadOnlyList<ShardState>> AllProjectionProgressAsync(CancellationToken cancellation = default)
    {
        if (runners.Count == 0)
            return [];
        await using var connection = await database.DataSource.OpenConnectionAsync(cancellation);
        var reached = await progress.AllAsync(connection, cancellation);
        var deadLetters = await new DeadLetters(database).CountAsync(connection, cancellation);
        await using var last = new NpgsqlCommand($"select case when is_called then last_value else 0 end from {database.Schema}.mt_events_sequence", connection);
        var drawn = (long)(await last.ExecuteScalarAsync(cancellation))!;
        return [.. from shard in projections.Shards
                   let sequence = reached.GetValueOrDefault(shard.ShardName)
                   select new ShardState(shard.ShardName, sequence, Math.Max(0, drawn - sequence), deadLetters.GetValueOrDefault(shard.ProjectionName))];
    }

    public async Task WaitForNonStaleData(TimeSpan timeout, CancellationToken cancellation = default)
    {
        await using var last = database.DataSource.CreateCommand($"select coalesce(max(seq_id), 0) from {database.Schema}.mt_events");
        var committed = (long)(await last.ExecuteScalarAsync(cancellation))!;
        var started = database.Time.GetTimestamp();
        while (await AllProjectionProgressAsync(cancellation) is var states && states.Any(state => state.Sequence < committed))
        {
            if (database.Time.GetElapsedTime(started) > timeout)
            {
                var behind = string.Join(", ", states.Where(state => state.Sequence < committed).Select(state => $"{state.ShardName} is at {state.Sequence}"));
                throw new TimeoutException($"Event {committed} was not taken within {timeout}: {behind}.");
            }

            await Task.Delay(PollInterval, cancellation);
        }
    }

    public Task RebuildProjectionAsync<TView>(CancellationToken cancellation = default) where TView : class
        => RebuildProjectionAsync(projections.NameOfSnapshot(typeof(TView)), cancellation);

    public Task RebuildProjectionAsync(string projectionName, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(projectionName);
        return projections.SnapshotOf(projectionName) is { } snapshot
            ? RebuildSnapshotAsync(snapshot, projectionName, null, cancellation)
            : RebuildShardAsync(projections.ShardOf(projectionName), cancellation);
    }

    public Task RebuildProjectionAsync(string projectionName, string tenantId, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(projectionName);
        ArgumentException.ThrowIfNullOrWhiteSpace(tenantId);
        if (!database.Events.IsConjoined)
            throw new InvalidOperationException("Streams of this store belong to no tenant, so its projections are rebuilt as a whole.");
        if (projections.SnapshotOf(projectionName) is { } snapshot)
            return RebuildSnapshotAsync(snapshot, projectionName, tenantId, cancellation);
        projections.ShardOf(projectionName);
        throw new InvalidOperationException($"Projection '{projectionName}' has one progress for all tenants, so it is rebuilt for all of them; only snapshots are rebuilt for one.");
    }

    public async Task<IReadOnlyList<DeadLetterEvent>> DeadLettersAsync(string? projectionName = null, int limit = 1_000, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        await using var session = new QuerySession(database, Mapping.DocumentTable.DefaultTenant, System.Data.IsolationLevel.ReadCommitted);
        var all = session.Query<DeadLetterEvent>();
        var some = projectionName is null ? all : all.Where(note => note.ProjectionName == projectionName);
        return await some.OrderBy(note => note.EventSequence).ThenBy(note => note.Id).Take(limit).ToListAsync(cancellation);
    }

    public Task<bool> ReplayAsync(DeadLetterEvent deadLetter, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(deadLetter);
        var shard = projections.ShardOf(deadLetter.ProjectionName);
        return ShardTransactions.OwnAsync(
            database.DataSource,
            async (connection, token) =>
            {
                // Whoever runs the shard waits, and so does another replay of the same note.
                await progress.LockAsync(connection, shard.ShardName, token);
                if (!await new DeadLetters(database).RemoveAsync(connection, deadLetter.Id, token))
                    return false;
                if (await new EventPageReader(database).FindAsync(connection, deadLetter.EventSequence, token) is not { } found)
                    return true;
                if (projections.SnapshotOf(shard.ProjectionName) is { } snapshot)
                    await snapshot.RefoldAsync(connection, new StreamKey(found.TenantId, found.Stream), token);
                else
                    await shard.ApplyAsync(connection, [found], token);
                return true;
            },
            cancellation);
    }

    private async Task RebuildSnapshotAsync(SnapshotRebuild snapshot, string projectionName, string? tenantId, CancellationToken cancellation)
    {
        await snapshot.RunAsync(tenantId, cancellation);
        if (tenantId is null)
        {
            await ShardTransactions.OwnAsync(
                database.DataSource, (connection, token) => new DeadLetters(database).RemoveAllAsync(connection, projectionName, token), cancellation);
        }
    }

    private async Task RebuildShardAsync(AsyncShard shard, CancellationToken cancellation)
    {
        await ShardTransactions.OwnAsync(
            database.DataSource,
            async (connection, token) =>
            {
                var floor = await progress.LockAsync(connection, shard.ShardName, token);
                await shard.Options.TeardownAsync(connection, database.Mappings, token);
                await new DeadLetters(database).RemoveAllAsync(connection, shard.ProjectionName, token);
                await progress.MoveAsync(connection, shard.ShardName, floor, 0, token);
                return true;
            },
            cancellation);

        // A runner and a detector of its own: a leader in this process may be at work with the others.
        var runner = new ShardRunner(database, shard, logger);
        var water = await SettledAsync(cancellation);
        while (await runner.AdvanceAsync((work, token) => ShardTransactions.OwnAsync(database.DataSource, work, token), water.Mark, cancellation) is var next
            && (next.HasMore || next.Pause is not null))
        {
            if (next.Pause is { } pause)
                await Task.Delay(pause, cancellation);
        }
    }

    /// <summary>A mark with everything that has committed by now below it.</summary>
    private async Task<HighWater> SettledAsync(CancellationToken cancellation)
    {
        var own = new HighWaterDetector(database);
        await using var last = database.DataSource.CreateCommand($"select coalesce(max(seq_id), 0) from {database.Schema}.mt_events");
        var committed = (long)(await last.ExecuteScalarAsync(cancellation))!;
        while (true)
        {
            var water = await DetectAsync(own, cancellation);
            if (water.Mark >= committed)
                return water;
            await Task.Delay(HeldUpPause, cancellation);
        }
    }

    private async Task<HighWater> DetectAsync(HighWaterDetector detecting, CancellationToken cancellation)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(cancellation);
        return await detecting.DetectAsync(connection, cancellation);
    }
}
