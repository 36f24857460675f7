using System.Diagnostics;
using System.Globalization;
using InterviewKit.EmbeddedPostgres.Processes;
using InterviewKit.EmbeddedPostgres.Tests.Support;

namespace InterviewKit.EmbeddedPostgres.Tests;

public sealed class CrashTests
{
    [FactIfLinux]
    public async Task A_killed_program_takes_its_server_along_and_its_data_is_there_at_the_next_start()
    {
        using var folder = new TemporaryFolder();
        using var program = await HostProgram.RunAsync(folder.Combine("data"));
        await program.ExecuteAsync("CREATE TABLE kept (text text); INSERT INTO kept VALUES ('kept')");

        await program.KillAsync();
        await Eventually.ProcessEndsAsync(program.PostmasterId);

        await using var server = await Servers.StartAsync(folder.Combine("data"));
        await server.ShouldHaveKeptItsRowAsync();
    }

    [FactIfLinux]
    public async Task A_program_may_be_killed_and_started_again_at_once()
    {
        using var folder = new TemporaryFolder();
        await Servers.MakeClusterAsync(folder.Combine("data"));
        for (var run = 0; run < 3; run++)
        {
            using var program = await HostProgram.RunAsync(folder.Combine("data"));
            program.Refusal.ShouldBeEmpty();
            await program.KillAsync();
        }

        await using var server = await Servers.StartAsync(folder.Combine("data"));
        await server.ShouldHaveKeptItsRowAsync();
    }

    [FactIfLinux]
    public async Task A_program_that_forgets_its_server_still_stops_it()
    {
        using var folder = new TemporaryFolder();
        using var program = await HostProgram.RunAsync(folder.Combine("data"), "leak");

        await program.EndAsync();

        Eventually.IsRunning(program.PostmasterId).ShouldBeFalse();
        File.Exists(folder.Combine("data", "cluster", "postmaster.pid")).ShouldBeFalse();
    }

    [FactIfLinux]
    public async Task The_server_has_a_session_of_its_own_so_that_Ctrl_C_reaches_the_program_only()
    {
        using var folder = new TemporaryFolder();
        await using var server = await Servers.StartAsync(folder.Combine("data"));

        // The sixth field of stat is the session; the second, in parentheses, is the only one that may hold spaces.
        var stat = await File.ReadAllTextAsync($"/proc/{server.ProcessId}/stat");
        stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[3].ShouldBe(server.ProcessId.ToString(CultureInfo.InvariantCulture));
    }

    [FactIfLinux]
    public async Task A_killed_server_is_recovered_at_the_next_start()
    {
        using var folder = new TemporaryFolder();
        await using (var killed = await EmbeddedPostgresServer.StartAsync(new EmbeddedPostgresOptions { DataFolder = folder.Combine("data") }))
        {
            await killed.ExecuteAsync("CREATE TABLE kept (text text); INSERT INTO kept VALUES ('kept')");
            using var postmaster = Process.GetProcessById(killed.ProcessId);
            postmaster.Kill();
        }

        File.Exists(folder.Combine("data", "cluster", "postmaster.pid")).ShouldBeTrue();
        await using var server = await Servers.StartAsync(folder.Combine("data"));
        await server.ShouldHaveKeptItsRowAsync();
    }

    [FactIfLinux]
    public async Task A_server_that_outlived_its_program_is_stopped_and_its_data_taken_over()
    {
        using var folder = new TemporaryFolder();
        await Servers.MakeClusterAsync(folder.Combine("data"));
        using var orphan = await StartOrphanAsync(folder.Combine("data"));
        var reports = new List<string>();

        await using var server = await Servers.StartAsync(folder.Combine("data"), reports.Add);

        reports.ShouldContain($"Stopping the PostgreSQL (pid {orphan.Id}) that an earlier run left on '{folder.Combine("data")}' ...");
        Eventually.IsRunning(orphan.Id).ShouldBeFalse();
        await server.ShouldHaveKeptItsRowAsync();
    }

    [FactIfLinux]
    public async Task A_stale_pid_file_with_a_dead_process_does_not_matter()
    {
        using var folder = new TemporaryFolder();
        await Servers.MakeClusterAsync(folder.Combine("data"));
        using var ended = Process.Start("true");
        await ended.WaitForExitAsync();
        await WritePidFileAsync(folder.Combine("data"), ended.Id);

        await using var server = await Servers.StartAsync(folder.Combine("data"));

        await server.ShouldHaveKeptItsRowAsync();
    }

    [FactIfLinux]
    public async Task A_stale_pid_file_whose_process_id_now_belongs_to_another_program_does_not_matter_and_that_program_lives()
    {
        using var folder = new TemporaryFolder();
        await Servers.MakeClusterAsync(folder.Combine("data"));
        // As the server's own user, whose processes PostgreSQL would take for a postmaster.
        var account = await ServerAccount.ForThisProcessAsync(CancellationToken.None);
        using var stranger = Process.Start(account.Command("/bin/sleep", "/", "600"))!;
        try
        {
            await WritePidFileAsync(folder.Combine("data"), stranger.Id);

            await using var server = await Servers.StartAsync(folder.Combine("data"));

            await server.ShouldHaveKeptItsRowAsync();
            stranger.HasExited.ShouldBeFalse();
        }
        finally
        {
            stranger.Kill();
        }
    }

    [FactIfLinux]
    public async Task A_program_killed_while_it_makes_the_cluster_leaves_nothing_that_is_taken_for_one()
    {
        using var folder = new TemporaryFolder();
        var binaries = (await Servers.BinariesAsync(folder.Combine("search"))).Folder;
        folder.Script("slow/initdb", $"""mkdir "$2" && echo 15 > "$2/PG_VERSION" && echo $$ > "$2/initdb.pid" && exec sleep 600""");
        folder.Script("slow/postgres", $"""exec {binaries}/postgres "$@" """);
        using var program = HostProgram.Start(folder.Combine("data"), [], [$"binaries={folder.Combine("slow")}"]);
        await Eventually.BecomesTrueAsync(() => UnfinishedPidFile() is { } file && new FileInfo(file).Length > 0, "initdb has begun");
        var initDb = int.Parse(await File.ReadAllTextAsync(UnfinishedPidFile()!), CultureInfo.InvariantCulture);

        await program.KillAsync();
        await using (var server = await Servers.StartAsync(folder.Combine("data"), binaries: binaries))
            (await server.ScalarAsync("SELECT 1")).ShouldBe(1);

        UnfinishedPidFile().ShouldBeNull();
        using var leftover = Process.GetProcessById(initDb);
        leftover.Kill();

        string? UnfinishedPidFile() => Directory.Exists(folder.Combine("data"))
            ? Directory.EnumerateFiles(folder.Combine("data"), "initdb.pid", SearchOption.AllDirectories).FirstOrDefault()
            : null;
    }

    /// <summary>A server of the cluster that no program owns, as kill -9 leaves it where the kernel does not end it.</summary>
    private static async Task<Process> StartOrphanAsync(string dataFolder)
    {
        var account = await ServerAccount.ForThisProcessAsync(CancellationToken.None);
        var binaries = await Servers.BinariesAsync(dataFolder);
        var cluster = Path.Combine(dataFolder, "cluster");
        var orphan = Process.Start(account.Command(
            binaries.Postgres, dataFolder, "-D", cluster, "-p", $"{LoopbackPort.FindFree()}", "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="))!;
        await Eventually.BecomesTrueAsync(() => EmbeddedPostgres.Cluster.PostmasterPidFile.Read(cluster) is { IsReady: true }, "the orphan is ready");
        return orphan;
    }

    private static async Task WritePidFileAsync(string dataFolder, int processId)
    {
        var path = Path.Combine(dataFolder, "cluster", "postmaster.pid");
        await File.WriteAllTextAsync(path, $"{processId}\n{Path.Combine(dataFolder, "cluster")}\n1790000000\n40000\n\n127.0.0.1\n    12345         0\nready   \n");
        var account = await ServerAccount.ForThisProcessAsync(CancellationToken.None);
        if (!OperatingSystem.IsWindows())
            account.Own(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
