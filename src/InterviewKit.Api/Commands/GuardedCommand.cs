using InterviewKit.Api.Hosting;

namespace InterviewKit.Api.Commands;

/// <summary>Runs a verb, and turns how it ends into an exit code and, where somebody can mend it, into a sentence on standard error.</summary>
internal static class GuardedCommand
{
    public static async Task<int> RunAsync(Func<CancellationToken, Task> verb)
    {
        using var signals = new TerminationSignals();
        try
        {
            await verb(signals.Token);
            return 0;
        }
        catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
        {
            return 0;
        }
        catch (Exception fault)
        {
            if (StartFailure.Explain(fault) is { } sentence)
            {
                await Console.Error.WriteLineAsync(sentence);
                return StartFailure.ExitCode;
            }

            await Console.Error.WriteLineAsync($"InterviewKit stopped unexpectedly: {fault}");
            return StartFailure.UnexpectedExitCode;
        }
    }
}
