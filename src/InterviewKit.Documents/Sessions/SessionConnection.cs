using System.Data;
using System.Data.Common;
using System.Diagnostics;
using Npgsql;

namespace InterviewKit.Documents.Sessions;

/// <summary>
/// A session's way to the database: a connection for each call, given back at its end, or one kept with its transaction once that was begun.
/// </summary>
internal sealed class SessionConnection(NpgsqlDataSource dataSource, string tenantId, IsolationLevel isolationLevel) : IAsyncDisposable
{
    private NpgsqlConnection? connection;
    private NpgsqlTransaction? transaction;
    private Activity? activity;
    private bool isBorrowed;

    /// <summary>A session's way over a connection that somebody else has opened, with a transaction, and will commit and close.</summary>
    public static SessionConnection Over(NpgsqlConnection open, NpgsqlDataSource dataSource, string tenantId)
        => new(dataSource, tenantId, IsolationLevel.ReadCommitted) { connection = open, isBorrowed = true };

    public bool InTransaction => transaction is not null;

    public IsolationLevel IsolationLevel => isolationLevel;

    public async Task BeginAsync(CancellationToken cancellation)
    {
        if (connection is not null)
            return;
        var open = await Resilience.ReadAsync(static (source, token) => source.OpenConnectionAsync(token), dataSource, cancellation);
        try
        {
            transaction = await open.BeginTransactionAsync(isolationLevel, cancellation);
        }
        catch
        {
            await open.DisposeAsync();
            throw;
        }

        connection = open;
        activity = Telemetry.StartConnection(tenantId);
    }

    /// <summary>Reads by one command; tried again on a passing failure unless a transaction is under way.</summary>
    public Task<TResult> ReadAsync<TResult>(
        string sql,
        Action<NpgsqlParameterCollection> bind,
        Func<NpgsqlDataReader, CancellationToken, Task<TResult>> read,
        CancellationToken cancellation)
        => UseAsync(
            static async (open, one, token) =>
            {
                await using var command = new NpgsqlCommand(one.sql, open);
                one.bind(command.Parameters);
                await using var reader = await command.ExecuteReaderAsync(token);
                return await one.read(reader, token);
            },
            (sql, bind, read),
            cancellation);

    /// <summary>Reads on a connection; tried again on a passing failure unless a transaction is under way.</summary>
    public Task<TResult> UseAsync<TResult>(Func<NpgsqlConnection, CancellationToken, Task<TResult>> read, CancellationToken cancellation)
        => UseAsync(static (open, read, token) => read(open, token), read, cancellation);

    /// <summary>Reads on a connection by a function that holds nothing itself; tried again on a passing failure unless a transaction is under way.</summary>
    public Task<TResult> UseAsync<TState, TResult>(
        Func<NpgsqlConnection, TState, CancellationToken, Task<TResult>> read, TState state, CancellationToken cancellation)
    {
        if (connection is not null)
            return read(connection, state, cancellation);

        return Resilience.ReadAsync(
            static async (all, token) =>
            {
                using var span = Telemetry.StartConnection(all.tenantId);
                await using var open = await all.dataSource.OpenConnectionAsync(token);
                return await all.read(open, all.state, token);
            },
            (read, state, dataSource, tenantId),
            cancellation);
    }

    /// <summary>Runs a caller's command; disposing the reader gives the connection back, unless it is the transaction's.</summary>
    /// <param name="command">The command.</param>
    /// <param name="isRead">Whether it only reads, so that it may be tried again until its first answer.</param>
    /// <param name="cancellation">Cancels it.</param>
    public async Task<DbDataReader> ExecuteReaderAsync(NpgsqlCommand command, bool isRead, CancellationToken cancellation)
    {
        if (connection is not null)
        {
            command.Connection = connection;
            command.Transaction = transaction;
            return await command.ExecuteReaderAsync(cancellation);
        }

        return isRead
            ? await Resilience.ReadAsync(static async (one, token) => await one.Session.OpenReaderAsync(one.Command, token), (Session: this, Command: command), cancellation)
            : await OpenReaderAsync(command, cancellation);
    }

    private async Task<DbDataReader> OpenReaderAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        var open = await dataSource.OpenConnectionAsync(cancellation);
        try
        {
            command.Connection = open;
            return await command.ExecuteReaderAsync(CommandBehavior.CloseConnection, cancellation);
        }
        catch
        {
            await open.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a caller's command, once.</summary>
    public async Task<int> ExecuteAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        if (connection is not null)
        {
            command.Connection = connection;
            command.Transaction = transaction;
            return await command.ExecuteNonQueryAsync(cancellation);
        }

        await using var open = await dataSource.OpenConnectionAsync(cancellation);
        command.Connection = open;
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Writes in the transaction under way, and commits it; or in a connection of its own, tried again where that is safe.</summary>
    public async Task WriteAsync(Func<NpgsqlConnection, CancellationToken, Task> write, bool needsTransaction, CancellationToken cancellation)
    {
        if (isBorrowed)
            throw new InvalidOperationException("This session is saved by the daemon, with the projection's progress.");
        if (connection is not null)
        {
            try
            {
                await write(connection, cancellation);
                await CommitAsync(connection, transaction!);
            }
            finally
            {
                await EndAsync();
            }

            return;
        }

        await Resilience.WriteAsync(
            static async (all, token) =>
            {
                using var span = Telemetry.StartConnection(all.tenantId);
                await using var open = await all.dataSource.OpenConnectionAsync(token);
                if (!all.needsTransaction)
                {
                    await ConfirmedAsync(open, () => all.write(open, token));
                    return;
                }

                await using var own = await open.BeginTransactionAsync(all.isolationLevel, token);
                await all.write(open, token);
                await CommitAsync(open, own);
            },
            (write, needsTransaction, dataSource, tenantId, isolationLevel),
            cancellation);
    }

    public async ValueTask DisposeAsync() => await EndAsync();

    /// <summary>A commit under way is not cancelled: its outcome would be unknown.</summary>
    private static Task CommitAsync(NpgsqlConnection connection, NpgsqlTransaction transaction)
        => ConfirmedAsync(connection, () => transaction.CommitAsync(CancellationToken.None));

    /// <summary>
    /// PostgreSQL answers a commit whose wait for a synchronous standby was cancelled with success and a warning: the data could still be lost.
    /// https://github.com/postgres/postgres/blob/REL_15_STABLE/src/backend/replication/syncrep.c, SyncRepWaitForLSN.
    /// </summary>
    private static async Task ConfirmedAsync(NpgsqlConnection connection, Func<Task> commit)
    {
        string? warning = null;
        void Listen(object sender, NpgsqlNoticeEventArgs arguments)
        {
            if (arguments.Notice.MessageText.Contains("synchronous replication", StringComparison.Ordinal))
                warning = arguments.Notice.MessageText;
        }

        connection.Notice += Listen;
        try
        {
            await commit();
        }
        finally
        {
            connection.Notice -= Listen;
        }

        if (warning is not null)
            throw new UnconfirmedCommitException(warning);
    }

    private async ValueTask EndAsync()
    {
        if (isBorrowed)
            return;
        if (transaction is not null)
            await transaction.DisposeAsync();
        if (connection is not null)
            await connection.DisposeAsync();
        activity?.Dispose();
        (transaction, connection, activity) = (null, null, null);
    }
}
