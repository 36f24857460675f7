using InterviewKit.Documents.Mapping;
using Npgsql;

namespace InterviewKit.Documents;

/// <summary>
/// Lets one of many nodes work, and another go on when it fails. A leader holds a lease in the table <c>ik_leader</c>, which it renews by the database's
/// clock; a node that was frozen loses it as surely as one that died, and finds out by its epoch (see <see cref="Leader"/>). An advisory lock alone would
/// stay with a frozen node for as long as its connection does.
/// </summary>
/// <param name="dataSource">The database.</param>
/// <param name="name">What is led, such as <c>outbox</c>; nodes of one name compete.</param>
/// <param name="lease">How long a leader may be silent; whole nodes' failures are noticed after that. 6 seconds when <c>null</c>, at least 1.</param>
/// <param name="schemaName">The schema of <c>ik_leader</c>.</param>
/// <param name="timeProvider">The clock of waiting between two looks; the system's when <c>null</c>. Leases end by the database's clock.</param>
public sealed class LeaderElection(
    NpgsqlDataSource dataSource,
    string name,
    TimeSpan? lease = null,
    string schemaName = "public",
    TimeProvider? timeProvider = null)
{
    private readonly TimeProvider time = timeProvider ?? TimeProvider.System;
    private readonly string table = $"{SqlName.Checked(schemaName, "schema name")}.ik_leader";
    private readonly TimeSpan lease = lease is { } given && given < TimeSpan.FromSeconds(1)
        ? throw new ArgumentOutOfRangeException(nameof(lease), lease, "A lease lasts a second at least.")
        : lease ?? TimeSpan.FromSeconds(6);

    /// <summary>The SQL of the table, for a migration.</summary>
    /// <param name="schemaName">The schema.</param>
    public static string TableScript(string schemaName = "public")
        => $"""
            create table if not exists {SqlName.Checked(schemaName, "schema name")}.ik_leader (
                name text primary key,
                epoch bigint not null,
                renewed_at timestamptz not null
            );
            """;

    /// <summary>
    /// Waits to become the leader, leads, and waits again when leadership is lost, until it is cancelled. While it leads, the work runs once; its token is
    /// cancelled when leadership is lost. When the work ends by itself, so does this; what it throws, this throws, and leadership is given up.
    /// </summary>
    /// <param name="lead">The work of the leader.</param>
    /// <param name="stopping">Ends waiting and leading; gives leadership up so that another node goes on at once.</param>
    public async Task RunAsync(Func<Leader, CancellationToken, Task> lead, CancellationToken stopping)
    {
        ArgumentNullException.ThrowIfNull(lead);
        while (!stopping.IsCancellationRequested)
        {
            if (await TryAcquireAsync(stopping) is { } epoch)
            {
                if (await LeadAsync(new Leader(dataSource, name, table, epoch), lead, stopping))
                    return;
            }
            else
            {
                await PauseAsync(lease / 6, stopping);
            }
        }
    }

    /// <summary>Leads for one epoch; answers whether the work ended by itself.</summary>
    private async Task<bool> LeadAsync(Leader leader, Func<Leader, CancellationToken, Task> lead, CancellationToken stopping)
    {
        using var leading = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var renewal = RenewAsync(leader.Epoch, leading);
        try
        {
            await lead(leader, leading.Token);
            return true;
        }
        catch (LeadershipLostException)
        {
            return false;
        }
        catch (OperationCanceledException) when (leading.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            await leading.CancelAsync();
            await renewal;
            await GiveUpAsync(leader.Epoch);
        }
    }

    private async Task RenewAsync(long epoch, CancellationTokenSource leading)
    {
        var renewedAt = time.GetTimestamp();
        while (!leading.IsCancellationRequested)
        {
            await PauseAsync(lease / 3, leading.Token);
            try
            {
                if (await ExecuteAsync($"update {table} set renewed_at = clock_timestamp() where name = $1 and epoch = $2", epoch, leading.Token) == 0)
                    break;
                renewedAt = time.GetTimestamp();
            }
            catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
            {
                // The database may be back within the lease; after it, somebody else may lead.
                if (time.GetElapsedTime(renewedAt) > lease)
                    break;
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        await leading.CancelAsync();
    }

    private async Task<long?> TryAcquireAsync(CancellationToken cancellation)
    {
        try
        {
            await using var connection = await dataSource.OpenConnectionAsync(cancellation);
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await using var acquire = new NpgsqlBatch(connection)
            {
                BatchCommands =
                {
                    new($"insert into {table} (name, epoch, renewed_at) values ($1, 0, '-infinity') on conflict do nothing") { Parameters = { new() { Value = name } } },
                    // The whole row is locked, which a leader's transaction under way holds back.
                    new(
                        $"""
                        with free as (select name from {table} where name = $1 and renewed_at < clock_timestamp() - $2 for update)
                        update {table} as l set epoch = l.epoch + 1, renewed_at = clock_timestamp() from free where l.name = free.name
                        returning l.epoch
                        """)
                    {
                        Parameters = { new() { Value = name }, new() { Value = lease } },
                    },
                },
            };
            var epoch = await acquire.ExecuteScalarAsync(cancellation) as long?;
            await transaction.CommitAsync(CancellationToken.None);
            return epoch;
        }
        catch (Exception exception) when (exception is NpgsqlException { IsTransient: true } or TimeoutException)
        {
            return null;
        }
    }

    private async Task GiveUpAsync(long epoch)
    {
        try
        {
            await ExecuteAsync($"update {table} set renewed_at = '-infinity' where name = $1 and epoch = $2", epoch, CancellationToken.None);
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            // The lease ends by itself.
        }
    }

    private async Task<int> ExecuteAsync(string sql, long epoch, CancellationToken cancellation)
    {
        await using var command = dataSource.CreateCommand(sql);
        command.Parameters.Add(new() { Value = name });
        command.Parameters.Add(new() { Value = epoch });
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    private async Task PauseAsync(TimeSpan pause, CancellationToken cancellation)
        => await Task.Delay(pause, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
