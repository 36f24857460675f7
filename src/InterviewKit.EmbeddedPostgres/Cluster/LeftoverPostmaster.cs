using System.Diagnostics;
using InterviewKit.EmbeddedPostgres.Binaries;
using InterviewKit.EmbeddedPostgres.Processes;

namespace InterviewKit.EmbeddedPostgres.Cluster;

/// <summary>
/// Ends a server of this cluster that outlived its program. Call it with the folder's lock held: then no living program
/// owns that server.
/// </summary>
internal sealed class LeftoverPostmaster(DataFolder folder, ServerAccount account, PostgresBinaries binaries, Action<string> report)
{
    private static readonly TimeSpan FastShutdownMax = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ImmediateShutdownMax = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(20);

    public async Task EndAsync(CancellationToken cancellationToken)
    {
        if (PostmasterPidFile.Read(folder.Cluster) is not { } pidFile || !IsAlive(pidFile.ProcessId))
            return;

        if (!await IsPostmasterOfClusterAsync(pidFile.ProcessId, cancellationToken))
        {
            // Windows' PostgreSQL finds out by itself that the process is a stranger.
            if (!OperatingSystem.IsWindows())
                PostmasterPidFile.ReplaceProcessId(folder.Cluster, Environment.ProcessId);
            return;
        }

        report($"Stopping the PostgreSQL (pid {pidFile.ProcessId}) that an earlier run left on '{folder.Path}' ...");
        if (await StopAsync(pidFile.ProcessId, Signal.Interrupt, FastShutdownMax, cancellationToken)
            || await StopAsync(pidFile.ProcessId, Signal.Quit, ImmediateShutdownMax, cancellationToken))
            return;

        throw new EmbeddedPostgresException($"A PostgreSQL (pid {pidFile.ProcessId}) that an earlier run left on '{folder.Path}' does not stop: end that process and start again.");
    }

    private async Task<bool> StopAsync(int processId, Signal signal, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsLinux())
        {
            if (!LibC.Signal(processId, signal))
                return true;
        }
        else
        {
            var mode = signal == Signal.Interrupt ? "fast" : "immediate";
            await CommandRun.RunAsync(account.Command(binaries.PgCtl, folder.Path, "stop", "-D", folder.Cluster, "-m", mode, "-W"), cancellationToken);
        }

        var waited = Stopwatch.StartNew();
        while (IsAlive(processId))
        {
            if (waited.Elapsed > patience)
                return false;
            await Task.Delay(LookAgainAfter, cancellationToken);
        }

        return true;
    }

    private async Task<bool> IsPostmasterOfClusterAsync(int processId, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
            return NameOf(processId) == "postgres";

        if (OperatingSystem.IsLinux())
        {
            // A postmaster's arguments stand as they were given; its children overwrite theirs.
            var line = CommandLineOf(processId).Split('\0');
            return Path.GetFileName(line[0]) == "postgres" && line.Contains(folder.Cluster);
        }

        var ps = await CommandRun.RunAsync(new ProcessStartInfo("ps", ["-ww", "-o", "command=", "-p", $"{processId}"]), cancellationToken);
        return ps.Output.Contains("postgres", StringComparison.Ordinal) && ps.Output.Contains(folder.Cluster, StringComparison.Ordinal);
    }

    private static bool IsAlive(int processId) => NameOf(processId) is not null && !IsZombie(processId);

    private static string? NameOf(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return process.ProcessName;
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>In a container without an init nobody collects an ended orphan; only its entry is left, with no command line.</summary>
    private static bool IsZombie(int processId) => OperatingSystem.IsLinux() && CommandLineOf(processId).Length == 0;

    private static string CommandLineOf(int processId)
    {
        try
        {
            return File.ReadAllText($"/proc/{processId}/cmdline");
        }
        catch (IOException)
        {
            // The process has ended meanwhile.
            return "";
        }
    }
}
