using Npgsql;

namespace InterviewKit.Documents;

/// <summary>
/// The right to work as the only one, for an epoch. Work is done in <see cref="TransactAsync{TResult}"/>, which a node that was stopped and woke up
/// too late cannot commit. Safe for several threads.
/// </summary>
public sealed class Leader
{
    /// <summary>A leader that falls silent within a transaction keeps others from leading, so PostgreSQL ends the transaction.</summary>
    private const int IdleInTransactionMilliseconds = 5_000;

    private readonly NpgsqlDataSource dataSource;
    private readonly string name;
    private readonly string table;

    internal Leader(NpgsqlDataSource dataSource, string name, string table, long epoch)
    {
        this.dataSource = dataSource;
        this.name = name;
        this.table = table;
        Epoch = epoch;
    }

    /// <summary>How many leaders there were, with this one: each has a higher number than all before it.</summary>
    public long Epoch { get; }

    /// <summary>Works in a transaction that commits only if this is still the leader, and during which no other can become it.</summary>
    /// <param name="work">The work, quick and on that connection; it is not repeated.</param>
    /// <param name="cancellation">Cancels; nothing is kept then.</param>
    /// <exception cref="LeadershipLostException">Another node leads by now; nothing was done.</exception>
    public async Task<TResult> TransactAsync<TResult>(Func<NpgsqlConnection, CancellationToken, Task<TResult>> work, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var fence = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new($"set local idle_in_transaction_session_timeout = {IdleInTransactionMilliseconds}"),
                // The lock lets renewals pass, which touch no key, but not a takeover, which asks for the whole row.
                new($"select 1 from {table} where name = $1 and epoch = $2 for key share") { Parameters = { new() { Value = name }, new() { Value = Epoch } } },
            },
        };
        if (await fence.ExecuteScalarAsync(cancellation) is null)
            throw new LeadershipLostException(name, Epoch);

        var result = await work(connection, cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return result;
    }
}
