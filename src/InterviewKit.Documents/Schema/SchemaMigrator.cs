using InterviewKit.Documents.Mapping;
using InterviewKit.Documents.Schema;
using Npgsql;

namespace InterviewKit.Documents;

/// <summary>
/// Brings a database's schema forward by numbered migrations, each in a transaction of its own and recorded in <c>ik_migration</c> with its hash.
/// Any number of nodes may start at once: one works, under the advisory lock 4004, and the others wait for it.
/// </summary>
/// <param name="dataSource">The database, as a role that may change the schema.</param>
/// <param name="migrations">All migrations from 1 on, without gaps.</param>
/// <param name="schemaName">The schema of <c>ik_migration</c>, and the first of the search path while migrations run; made if missing.</param>
/// <param name="timeProvider">The clock of waiting; the system's when <c>null</c>.</param>
/// <exception cref="InvalidDocumentException">The schema is not a plain lower-case SQL name.</exception>
public sealed class SchemaMigrator(
    NpgsqlDataSource dataSource,
    IReadOnlyList<Migration> migrations,
    string schemaName = "public",
    TimeProvider? timeProvider = null)
{
    /// <summary>A migration waits this long for a table's lock before it steps back: whoever queues behind it would wait as long.</summary>
    private static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(2);

    private const int LockAttemptsMax = 60;

    /// <summary>The table of what has run.</summary>
    internal const string RecordTable = "ik_migration";

    /// <summary>A migrating node that was frozen within a migration gives its locks back after so long.</summary>
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromSeconds(60);

    private readonly TimeProvider time = timeProvider ?? TimeProvider.System;
    private readonly string schema = SqlName.Checked(schemaName, "schema name");

    /// <summary>What has not run yet, to be looked at. Needs no right but to read <c>ik_migration</c>.</summary>
    /// <param name="cancellation">Cancels the reading.</param>
    /// <inheritdoc cref="ApplyAsync" path="/exception"/>
    public async Task<IReadOnlyList<Migration>> PendingAsync(CancellationToken cancellation = default)
    {
        RefuseGaps();
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        return PendingAfter(await RecordedAsync(connection, cancellation));
    }

    /// <summary>Runs what has not run yet.</summary>
    /// <param name="cancellation">Cancels; the migration under way is undone.</param>
    /// <returns>The migrations that this call ran, in order; none when the database was up to date or another node ran them.</returns>
    /// <exception cref="ArgumentException">The migrations are not numbered 1, 2, 3.</exception>
    /// <exception cref="SchemaMigrationException">
    /// The database is newer than the program, a migration was changed after it ran, or PostgreSQL refused one (which is undone; those before it stay).
    /// </exception>
    public async Task<IReadOnlyList<Migration>> ApplyAsync(CancellationToken cancellation = default)
    {
        RefuseGaps();
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        var lacking = PendingAfter(await RecordedAsync(connection, cancellation));
        if (lacking.Count == 0)
            return [];

        try
        {
            return await ApplyPendingAsync(connection, cancellation);
        }
        catch (Exception fault) when (Refusal(fault) is { } refused)
        {
            throw new SchemaMigrationException(
                $"The database lacks {(lacking.Count == 1 ? "migration" : "migrations")} {string.Join(", ", lacking.Select(migration => $"{migration.Number} '{migration.Name}'"))}, and role '{await RoleAsync(connection)}' may not apply "
                + $"{(lacking.Count == 1 ? "it" : "them")} ({refused.MessageText}): apply them as the owner of the schema, and grant the role its rights again.",
                refused);
        }
    }

    private async Task<IReadOnlyList<Migration>> ApplyPendingAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await SchemaLock.WaitAsync(connection, time, cancellation);
        try
        {
            await CreateRecordAsync(connection, cancellation);
            var pending = PendingAfter(await RecordedAsync(connection, cancellation));
            foreach (var migration in pending)
                await RunAsync(connection, migration, cancellation);
            return pending;
        }
        finally
        {
            if (connection.FullState == System.Data.ConnectionState.Open)
                await SchemaLock.ReleaseAsync(connection);
        }
    }

    private void RefuseGaps()
    {
        for (var i = 0; i < migrations.Count; i++)
        {
            if (migrations[i].Number != i + 1)
                throw new ArgumentException($"Migration '{migrations[i].Name}' has number {migrations[i].Number}; {i + 1} was expected, since migrations are numbered 1, 2, 3 in order.");
        }
    }

    private IReadOnlyList<Migration> PendingAfter(IReadOnlyList<RecordedMigration> recorded)
    {
        if (recorded.Count > migrations.Count)
        {
            throw new SchemaMigrationException(
                $"The database is at migration {recorded[^1].Number} '{recorded[^1].Name}', but this program knows only {migrations.Count}. "
                + "It is older than the database: start the newer program, or restore a backup from before that migration.");
        }

        foreach (var (run, known) in recorded.Zip(migrations))
        {
            if (run.Number != known.Number)
                throw new SchemaMigrationException($"The table ik_migration lacks migration {known.Number} '{known.Name}', though later ones are recorded.");
            if (run.Sha256 != known.Sha256)
            {
                throw new SchemaMigrationException(
                    $"Migration {known.Number} '{known.Name}' was changed after it ran on this database (recorded {run.Sha256}, found {known.Sha256}). "
                    + "A migration that has run is never changed: restore its text and add another one.");
            }
        }

        return [.. migrations.Skip(recorded.Count)];
    }

    /// <summary>PostgreSQL's refusal for want of a right, however it was told on.</summary>
    private static PostgresException? Refusal(Exception? fault) => fault switch
    {
        null => null,
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } refused => refused,
        _ => Refusal(fault.InnerException),
    };

    private static async Task<string> RoleAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("select current_user::text", connection);
        return (string)(await command.ExecuteScalarAsync(CancellationToken.None))!;
    }

    private async Task<IReadOnlyList<RecordedMigration>> RecordedAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var exists = new NpgsqlCommand("select to_regclass($1) is not null", connection) { Parameters = { new() { Value = $"{schema}.ik_migration" } } };
        if (await exists.ExecuteScalarAsync(cancellation) is not true)
            return [];

        await using var select = new NpgsqlCommand($"select number, name, sha256 from {schema}.ik_migration order by number", connection);
        try
        {
            await using var reader = await select.ExecuteReaderAsync(cancellation);
            var recorded = new List<RecordedMigration>();
            while (await reader.ReadAsync(cancellation))
                recorded.Add(new(reader.GetInt32(0), reader.GetString(1), reader.GetString(2)));
            return recorded;
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new SchemaMigrationException($"Role '{await RoleAsync(connection)}' may not read {schema}.{RecordTable}: grant it its rights, as the owner of the schema.", refused);
        }
    }

    private async Task CreateRecordAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var create = new NpgsqlCommand(
            $"""
            create schema if not exists {schema};
            create table if not exists {schema}.ik_migration (
                number integer primary key,
                name text not null,
                sha256 text not null,
                applied_at timestamptz not null default now()
            );
            """,
            connection);
        await create.ExecuteNonQueryAsync(cancellation);
    }

    private async Task RunAsync(NpgsqlConnection connection, Migration migration, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await RunOnceAsync(connection, migration, cancellation);
                return;
            }
            catch (PostgresException exception) when (IsInTheWay(exception.SqlState) && attempt < LockAttemptsMax)
            {
                await Task.Delay(LockTimeout, time, cancellation);
            }
            catch (PostgresException exception)
            {
                throw new SchemaMigrationException(
                    $"Migration {migration.Number} '{migration.Name}' failed{Place(migration.Sql, exception.InternalPosition)}: {exception.SqlState} {exception.MessageText}", exception);
            }
        }
    }

    private async Task RunOnceAsync(NpgsqlConnection connection, Migration migration, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var settings = new NpgsqlCommand(
            $"set local lock_timeout = {(int)LockTimeout.TotalMilliseconds}; set local idle_in_transaction_session_timeout = {(int)IdleTimeout.TotalMilliseconds}; set local search_path = {schema}, public;", connection, transaction);
        await settings.ExecuteNonQueryAsync(cancellation);

        // Run by PostgreSQL as one text, which is neither taken apart on the way nor, in an error, without its place.
        await using var hand = new NpgsqlCommand("select set_config('interviewkit.migration', $1, true)", connection, transaction) { Parameters = { new() { Value = migration.Sql } } };
        await hand.ExecuteNonQueryAsync(cancellation);
        await using var run = new NpgsqlCommand("do $run$ begin execute current_setting('interviewkit.migration'); end $run$", connection, transaction) { CommandTimeout = 0 };
        await run.ExecuteNonQueryAsync(cancellation);

        await using var record = new NpgsqlCommand($"insert into {schema}.ik_migration (number, name, sha256) values ($1, $2, $3)", connection, transaction)
        {
            Parameters = { new() { Value = migration.Number }, new() { Value = migration.Name }, new() { Value = migration.Sha256 } },
        };
        await record.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Others use the table, or took its lock and another one the other way round, so that PostgreSQL had to end a deadlock.</summary>
    private static bool IsInTheWay(string sqlState) => sqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected;

    private static string Place(string sql, int position)
        => position <= 0 ? "" : $" at line {1 + sql.AsSpan(0, Math.Min(position - 1, sql.Length)).Count('\n')}";

    private sealed record RecordedMigration(int Number, string Name, string Sha256);
}
