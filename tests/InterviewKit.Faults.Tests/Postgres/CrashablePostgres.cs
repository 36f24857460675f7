using System.Diagnostics;
using InterviewKit.EmbeddedPostgres;
using InterviewKit.EmbeddedPostgres.Binaries;
using InterviewKit.EmbeddedPostgres.Cluster;
using InterviewKit.EmbeddedPostgres.Processes;
using InterviewKit.Faults.Tests.Running;
using Npgsql;

namespace InterviewKit.Faults.Tests.Postgres;

/// <summary>A PostgreSQL that keeps its promises when it is killed, on a port that stays the same however often it is.</summary>
internal sealed class CrashablePostgres : IAsyncDisposable
{
    private readonly DataFolder _folder;
    private readonly ServerAccount _account;
    private readonly PostgresBinaries _binaries;
    private readonly ServerLog _log;
    private readonly int _port = Ports.FindFree();
    private ServerProcess? _server;

    private CrashablePostgres(DataFolder folder, ServerAccount account, PostgresBinaries binaries)
    {
        _folder = folder;
        _account = account;
        _binaries = binaries;
        _log = new ServerLog(folder.Log, account);
    }

    public static async Task<CrashablePostgres> StartAsync()
    {
        var account = await ServerAccount.ForThisProcessAsync(CancellationToken.None);
        // Named as the folders of tests are, so that the next run removes it if this one is killed.
        var path = Path.Combine(Path.GetTempPath(), $"interviewkit-tests-{Environment.ProcessId}-{Guid.NewGuid():n}");
        var folder = await DataFolder.PrepareAsync(path, account, CancellationToken.None);
        var postgres = new CrashablePostgres(folder, account, (await PostgresPrograms.FindAsync())!);
        await new ClusterCreation(folder, account).CreateAsync(postgres._binaries, durable: true, CancellationToken.None);
        await postgres.StartAgainAsync();
        return postgres;
    }

    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = _port,
        Username = ClusterCreation.Superuser,
        Password = new ClusterCreation(_folder, _account).ReadPassword(),
        Database = database,
    }.ConnectionString;

    /// <summary>Starts the server on what is there; it recovers from a crash first.</summary>
    /// <param name="settings">Further server settings by name.</param>
    public async Task StartAgainAsync(params (string Name, string Value)[] settings)
    {
        var options = new EmbeddedPostgresOptions
        {
            DataFolder = _folder.Path,
            Settings = new Dictionary<string, string>(settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value))) { ["max_connections"] = "200" },
        };
        (_server, _) = await new ServerStart(options, _folder, _account, _binaries, _log) { FindFreePort = () => _port }.RunAsync(CancellationToken.None);
    }

    /// <summary>Ends the postmaster as <c>kill -9</c> does; its children notice and end too.</summary>
    /// <param name="frozen">Children that cannot notice, and are ended likewise.</param>
    public async Task KillPostmasterAsync(params int[] frozen)
    {
        KillProcess(_server!.Id);
        foreach (var child in frozen)
        {
            KillProcess(child);
        }

        await _server.Ended;
    }

    /// <summary>Ends one of the server's processes as <c>kill -9</c> does, upon which the postmaster ends all others and recovers.</summary>
    public static void KillProcess(int processId)
    {
        using var process = Process.GetProcessById(processId);
        process.Kill();
    }

    public Task StopAsync() => _server!.StopAsync();

    /// <summary>Looks at every table and index of the running server: that they hold what their pages say, and the indexes all that the tables do.</summary>
    public Task<string> CheckTablesAsync(string database) => RunAsync(
        "pg_amcheck", "--heapallindexed", "--parent-check", "--install-missing", "--host=127.0.0.1", $"--port={_port}", $"--username={ClusterCreation.Superuser}", database);

    /// <summary>Looks at the checksum of every page of the stopped server.</summary>
    public Task<string> CheckPagesAsync() => RunAsync("pg_checksums", "--check", "-D", _folder.Cluster);

    public async ValueTask DisposeAsync()
    {
        await _server!.StopAsync();
        _log.Dispose();
        Directory.Delete(_folder.Path, recursive: true);
    }

    private async Task<string> RunAsync(string program, params string[] arguments)
    {
        var command = _account.Command(Path.Combine(_binaries.Folder, program), _folder.Path, arguments);
        command.Environment["PGPASSWORD"] = new ClusterCreation(_folder, _account).ReadPassword();
        var run = await CommandRun.RunAsync(command, CancellationToken.None);
        run.ExitCode.ShouldBe(0, run.LastLines);
        return run.Output;
    }
}
