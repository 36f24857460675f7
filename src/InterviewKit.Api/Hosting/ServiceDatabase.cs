using InterviewKit.Api.Configuration;
using InterviewKit.EmbeddedPostgres;
using Npgsql;

namespace InterviewKit.Api.Hosting;

/// <summary>The service's database: the one of the connection string, or one on a PostgreSQL of its own that stops with it.</summary>
internal sealed class ServiceDatabase : IAsyncDisposable
{
    private const int OldestMajor = 15;
    private const string EmbeddedName = "interviewkit";

    // The embedded server takes 100 connections, of which it keeps some for its superuser; other programs want to look in too.
    private const int EmbeddedPoolSize = 80;

    private const string IdleInTransaction = "idle_in_transaction_session_timeout";

    /// <summary>Longer than any transaction of the service is idle.</summary>
    private static readonly TimeSpan IdleInTransactionTime = TimeSpan.FromSeconds(30);

    private readonly EmbeddedPostgresServer? _server;

    private ServiceDatabase(NpgsqlDataSource dataSource, EmbeddedPostgresServer? server, string place)
    {
        _server = server;
        DataSource = dataSource;
        Place = place;
    }

    public NpgsqlDataSource DataSource { get; }

    /// <summary>Where the data is, for a person; without a secret.</summary>
    public string Place { get; }

    /// <exception cref="EmbeddedPostgresException">The service's own PostgreSQL does not start.</exception>
    /// <exception cref="StartException">The database of the connection string cannot be used.</exception>
    public static Task<ServiceDatabase> OpenAsync(ServiceSettings settings, Action<string> report, CancellationToken cancellationToken) =>
        settings.ConnectionString is { } connectionString
            ? ConnectAsync(connectionString, cancellationToken)
            : StartAsync(settings, report, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await DataSource.DisposeAsync();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    private static async Task<ServiceDatabase> StartAsync(ServiceSettings settings, Action<string> report, CancellationToken cancellationToken)
    {
        var options = new EmbeddedPostgresOptions { DataFolder = settings.DataFolder, BinariesFolder = settings.PostgresBinaries, Report = report };
        var server = await EmbeddedPostgresServer.StartAsync(options, cancellationToken);
        try
        {
            await server.EnsureDatabaseAsync(EmbeddedName, cancellationToken);
            var connection = new NpgsqlConnectionStringBuilder(server.ConnectionString(EmbeddedName)) { MaxPoolSize = EmbeddedPoolSize };
            return new ServiceDatabase(CreateDataSource(connection), server, $"{settings.DataFolder} (PostgreSQL {server.Version}, stops with the service)");
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    private static async Task<ServiceDatabase> ConnectAsync(string connectionString, CancellationToken cancellationToken)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        var place = $"database {builder.Database ?? builder.Username} at {builder.Host}:{builder.Port}";
        var dataSource = CreateDataSource(builder);
        try
        {
            await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
            if (connection.PostgreSqlVersion.Major < OldestMajor)
            {
                throw new StartException($"The {place} is on PostgreSQL {connection.PostgreSqlVersion}; expected {OldestMajor} or newer.");
            }

            return new ServiceDatabase(dataSource, null, $"{place} (PostgreSQL {connection.PostgreSqlVersion})");
        }
        catch (Exception fault)
        {
            await dataSource.DisposeAsync();
            if (fault is NpgsqlException or TimeoutException)
            {
                throw new StartException($"The {place} cannot be used: {Reason(fault)}", fault);
            }

            throw;
        }
    }

    private static NpgsqlDataSource CreateDataSource(NpgsqlConnectionStringBuilder connection)
    {
        // Times are compared and grouped in SQL too, where the session's time zone decides what a day is.
        connection.Timezone = "UTC";
        connection.ApplicationName ??= "InterviewKit";

        // A process that was frozen within a transaction would hold its locks, and vacuum up, for ever.
        if (connection.Options?.Contains(IdleInTransaction, StringComparison.OrdinalIgnoreCase) != true)
        {
            connection.Options = $"{connection.Options} -c {IdleInTransaction}={(int)IdleInTransactionTime.TotalMilliseconds}".TrimStart();
        }

        // ContainsKey is true of every name that Npgsql knows; this asks whether the operator has given it.
        if (!connection.ShouldSerialize("Max Auto Prepare"))
        {
            connection.MaxAutoPrepare = 200;
        }

        // Nothing here changes a session beyond its transaction, but for locks that are given back by hand: the seven statements that Npgsql
        // would have PostgreSQL run before each use of a connection clean up what is clean.
        if (!connection.ShouldSerialize("No Reset On Close"))
        {
            connection.NoResetOnClose = true;
        }

        return NpgsqlDataSource.Create(connection);
    }

    private static string Reason(Exception fault) => fault switch
    {
        PostgresException refusal => $"{refusal.MessageText} ({refusal.SqlState}).",
        { InnerException: { } inner } => $"{inner.Message.TrimEnd('.')}.",
        _ => $"{fault.Message.TrimEnd('.')}.",
    };
}
