using System.ComponentModel;
using System.Diagnostics;

namespace InterviewKit.EmbeddedPostgres.Processes;

/// <summary>A command that has ended, and all it wrote.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    private const int LastLinesMax = 8;

    public bool Succeeded => ExitCode == 0;

    /// <summary>The end of what the command wrote, for the sentence that says why it failed.</summary>
    public string LastLines => string.Join(" | ", $"{Output}\n{Error}"
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .TakeLast(LastLinesMax));

    /// <summary>Runs a command to its end. On cancellation the command and its children are killed.</summary>
    /// <exception cref="EmbeddedPostgresException">The command cannot be started at all.</exception>
    public static async Task<CommandRun> RunAsync(ProcessStartInfo command, CancellationToken cancellationToken)
    {
        command.RedirectStandardInput = command.RedirectStandardOutput = command.RedirectStandardError = true;
        using var process = Start(command);
        process.StandardInput.Close();
        // Killing is what ends the reads: a read of a pipe does not heed a token on every platform.
        await using var killed = cancellationToken.Register(() => process.Kill(entireProcessTree: true));
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await Task.WhenAll(output, error);
        await process.WaitForExitAsync(CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();
        return new CommandRun(process.ExitCode, await output, await error);
    }

    private static Process Start(ProcessStartInfo command)
    {
        try
        {
            return Process.Start(command)!;
        }
        catch (Win32Exception fault)
        {
            throw new EmbeddedPostgresException($"'{command.FileName}' could not be run: {fault.Message}.", fault);
        }
    }
}
