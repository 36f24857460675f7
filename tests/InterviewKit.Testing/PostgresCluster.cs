using System.Diagnostics;
using InterviewKit.EmbeddedPostgres;
using Npgsql;

namespace InterviewKit.Testing;

/// <summary>
/// A PostgreSQL of the tests in a temporary folder that goes with it. Most tests use the shared one of their process by
/// way of <see cref="TestDatabase"/>; tests of faults, or of what is the same for all databases of a server, start their own.
/// </summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private const string FolderPrefix = "interviewkit-tests-";
    private static readonly Lazy<Task<PostgresCluster>> Shared = new(StartSharedAsync);
    private readonly string _folder;
    private readonly Lazy<NpgsqlDataSource> _maintenance;

    private PostgresCluster(string folder, EmbeddedPostgresServer server)
    {
        _folder = folder;
        Server = server;
        _maintenance = new(() => NpgsqlDataSource.Create(server.ConnectionString("postgres") + ";Maximum Pool Size=8"));
    }

    /// <summary>The server itself.</summary>
    public EmbeddedPostgresServer Server { get; }

    /// <summary>The cluster of this test process: started by the first call, stopped and removed when the process ends.</summary>
    public static Task<PostgresCluster> SharedAsync() => Shared.Value;

    /// <summary>Starts a cluster for the caller alone, who disposes of it.</summary>
    /// <param name="durable">Whether it keeps its promises when it is killed; costs the time of real disk writes.</param>
    /// <param name="settings">Further server settings by name.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<PostgresCluster> StartAsync(
        bool durable = false, IReadOnlyDictionary<string, string>? settings = null, CancellationToken cancellationToken = default)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"{FolderPrefix}{Environment.ProcessId}-{Guid.NewGuid():n}");
        var server = await EmbeddedPostgresServer.StartAsync(
            new EmbeddedPostgresOptions
            {
                DataFolder = folder,
                Durable = durable,
                Settings = new Dictionary<string, string>(settings ?? new Dictionary<string, string>())
                {
                    // Test classes run side by side, each with a pool of its own.
                    ["max_connections"] = settings?.GetValueOrDefault("max_connections") ?? "300",
                },
                Report = Console.Error.WriteLine,
            },
            cancellationToken);
        return new PostgresCluster(folder, server);
    }

    /// <summary>Runs a statement that belongs to no database in particular, such as <c>CREATE DATABASE</c>.</summary>
    public async Task ExecuteAsync(string sql, CancellationToken cancellationToken = default)
    {
        await using var command = _maintenance.Value.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Stops the server and removes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_maintenance.IsValueCreated)
            await _maintenance.Value.DisposeAsync();
        await Server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<PostgresCluster> StartSharedAsync()
    {
        RemoveLeftovers();
        var cluster = await StartAsync();
        FolderRemoval.AfterThisProcess(cluster._folder, cluster.Server.ProcessId);
        return cluster;
    }

    /// <summary>A test process that was killed, as runners do, could not remove its folder.</summary>
    private static void RemoveLeftovers()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), FolderPrefix + "*"))
        {
            if (!int.TryParse(Path.GetFileName(folder).Split('-')[2], out var processId) || IsAlive(processId))
                continue;
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                Console.WriteLine($"'{folder}', left by an earlier test run, could not be removed: {fault.Message}");
            }
        }
    }

    private static bool IsAlive(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
