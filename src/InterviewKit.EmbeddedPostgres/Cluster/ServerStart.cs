using System.Diagnostics;
using InterviewKit.EmbeddedPostgres.Binaries;
using InterviewKit.EmbeddedPostgres.Processes;

namespace InterviewKit.EmbeddedPostgres.Cluster;

/// <summary>Starts the postmaster on a free port and waits until it answers, again where another try can help.</summary>
internal sealed class ServerStart(EmbeddedPostgresOptions options, DataFolder folder, ServerAccount account, PostgresBinaries binaries, ServerLog log)
{
    private const int PortTriesMax = 10;
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(10);

    /// <summary>How long the children of a killed postmaster may take to end.</summary>
    private static readonly TimeSpan OldChildrenMax = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(250);

    /// <summary>From here on somebody who waits wants to know why.</summary>
    private static readonly TimeSpan LongStart = TimeSpan.FromSeconds(3);

    /// <summary>Recovery of a crashed cluster replays some gigabytes at most.</summary>
    private static readonly TimeSpan StartMax = TimeSpan.FromMinutes(10);

    /// <summary>Chooses the port; replaced in tests, where a port has to be taken at the wrong moment.</summary>
    internal Func<int> FindFreePort { get; init; } = LoopbackPort.FindFree;

    public async Task<(ServerProcess Server, int Port)> RunAsync(CancellationToken cancellationToken)
    {
        var waitedForChildren = Stopwatch.StartNew();
        for (var portTries = 1; ;)
        {
            log.StartAttempt();
            var port = FindFreePort();
            var server = await ServerProcess.StartAsync(Command(port), log, ShutDownCommand());
            if (await BecomesReadyAsync(server, cancellationToken))
                return (server, port);

            var said = log.LastLines();
            if (said.Contains("could not bind", StringComparison.Ordinal) && portTries++ < PortTriesMax)
                continue;
            if (said.Contains("is still in use", StringComparison.Ordinal) && waitedForChildren.Elapsed < OldChildrenMax)
            {
                await Task.Delay(RetryAfter, cancellationToken);
                continue;
            }

            throw new EmbeddedPostgresException($"PostgreSQL {binaries.Version} did not start on '{folder.Path}' (it said: {said}): its log is '{folder.Log}'.");
        }
    }

    private ProcessStartInfo Command(int port) =>
        account.Server(binaries.Postgres, folder.Path, ServerSettings.Arguments(options, folder.Cluster, port));

    private Func<CancellationToken, Task>? ShutDownCommand() => OperatingSystem.IsLinux()
        ? null
        : cancellationToken => CommandRun.RunAsync(account.Command(binaries.PgCtl, folder.Path, "stop", "-D", folder.Cluster, "-m", "fast", "-W"), cancellationToken);

    /// <summary>Answers false when the postmaster ended instead.</summary>
    private async Task<bool> BecomesReadyAsync(ServerProcess server, CancellationToken cancellationToken)
    {
        var waited = Stopwatch.StartNew();
        var toldOfWait = false;
        try
        {
            while (!server.Ended.IsCompleted)
            {
                // On Windows the postmaster is not the process that was started when it had to give up privileges.
                if (PostmasterPidFile.Read(folder.Cluster) is { IsReady: true } pidFile && (pidFile.ProcessId == server.Id || OperatingSystem.IsWindows()))
                    return true;

                if (!toldOfWait && waited.Elapsed > LongStart)
                {
                    toldOfWait = true;
                    options.Report($"PostgreSQL is still starting on '{folder.Path}', perhaps recovering from a crash; its log is '{folder.Log}' ...");
                }

                if (waited.Elapsed > StartMax)
                    throw new EmbeddedPostgresException($"PostgreSQL {binaries.Version} was not ready on '{folder.Path}' after {StartMax.TotalMinutes} minutes: its log is '{folder.Log}'.");

                await Task.WhenAny(server.Ended, Task.Delay(LookAgainAfter, cancellationToken));
                cancellationToken.ThrowIfCancellationRequested();
            }

            return false;
        }
        catch
        {
            await server.StopAsync();
            throw;
        }
    }
}
