using System.ComponentModel;
using System.Diagnostics;
using InterviewKit.EmbeddedPostgres.Processes;

namespace InterviewKit.EmbeddedPostgres.Cluster;

/// <summary>
/// A running postmaster. It is started from a thread of its own that lives until it has ended: the kernel's "tell me when
/// my parent dies" is about the thread that started a process, and a thread of the pool may end at any time.
/// </summary>
internal sealed class ServerProcess
{
    private static readonly TimeSpan FastShutdownMax = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ImmediateShutdownMax = TimeSpan.FromSeconds(10);
    private readonly TaskCompletionSource<Process> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Func<CancellationToken, Task>? _shutDownCommand;
    private Process? _process;

    private ServerProcess(Func<CancellationToken, Task>? shutDownCommand) => _shutDownCommand = shutDownCommand;

    public int Id { get; private set; }

    /// <summary>Ends when the postmaster has, and all it wrote is in the log.</summary>
    public Task Ended => _ended.Task;

    /// <param name="command">The command that becomes the postmaster.</param>
    /// <param name="log">Is given all that the postmaster and its children write.</param>
    /// <param name="shutDownCommand">How to ask it to shut down where there are no signals.</param>
    public static async Task<ServerProcess> StartAsync(ProcessStartInfo command, ServerLog log, Func<CancellationToken, Task>? shutDownCommand)
    {
        command.RedirectStandardInput = command.RedirectStandardOutput = command.RedirectStandardError = true;
        var server = new ServerProcess(shutDownCommand);
        new Thread(() => server.Run(command, log)) { IsBackground = true, Name = "embedded-postgres" }.Start();
        server._process = await server._started.Task;
        server.Id = server._process.Id;
        return server;
    }

    /// <summary>Shuts down: politely first, then ever less so. Answers when the postmaster has ended.</summary>
    public async Task StopAsync()
    {
        if (Ended.IsCompleted)
            return;

        await AskToShutDownAsync(Signal.Interrupt);
        if (await EndsWithinAsync(FastShutdownMax))
            return;

        if (OperatingSystem.IsLinux())
            await AskToShutDownAsync(Signal.Quit);
        if (await EndsWithinAsync(ImmediateShutdownMax))
            return;

        _process!.Kill(entireProcessTree: true);
        await Ended;
    }

    private async Task AskToShutDownAsync(Signal signal)
    {
        if (OperatingSystem.IsLinux())
            LibC.Signal(Id, signal);
        else
            await _shutDownCommand!(CancellationToken.None);
    }

    private async Task<bool> EndsWithinAsync(TimeSpan patience)
    {
        try
        {
            await Ended.WaitAsync(patience);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private void Run(ProcessStartInfo command, ServerLog log)
    {
        try
        {
            var process = Process.Start(command)!;
            process.OutputDataReceived += WriteToLog;
            process.ErrorDataReceived += WriteToLog;
            process.StandardInput.Close();
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            _started.SetResult(process);
            process.WaitForExit();
            _ended.SetResult();
        }
        catch (Win32Exception fault)
        {
            _started.TrySetException(new EmbeddedPostgresException($"'{command.FileName}' could not be run: {fault.Message}.", fault));
        }

        void WriteToLog(object sender, DataReceivedEventArgs written)
        {
            // The end of the stream comes as a null.
            if (written.Data is { } line)
                log.Write(line);
        }
    }
}
