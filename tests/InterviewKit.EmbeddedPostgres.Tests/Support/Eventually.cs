using System.Diagnostics;

namespace InterviewKit.EmbeddedPostgres.Tests.Support;

internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Waits for a condition; fails with its description when it does not come.</summary>
    public static async Task BecomesTrueAsync(Func<bool> condition, string description)
    {
        var waited = Stopwatch.StartNew();
        while (!condition())
        {
            if (waited.Elapsed > Patience)
                throw new TimeoutException($"Waited {Patience.TotalSeconds} s in vain: {description}.");
            await Task.Delay(10);
        }
    }

    public static Task ProcessEndsAsync(int processId) =>
        BecomesTrueAsync(() => !IsRunning(processId), $"process {processId} ends");

    /// <summary>A process that has ended and that nobody has collected counts as ended.</summary>
    public static bool IsRunning(int processId)
    {
        try
        {
            return File.ReadAllText($"/proc/{processId}/cmdline").Length > 0;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
