using System.Diagnostics;

namespace InterviewKit.Faults.Tests.Running;

/// <summary>Waits for what a test waits for, and no longer than a test may take.</summary>
internal static class Until
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(10);

    /// <returns>How long it took.</returns>
    public static Task<TimeSpan> TrueAsync(string what, Func<bool> condition) => TrueAsync(what, () => Task.FromResult(condition()));

    /// <inheritdoc cref="TrueAsync(string, Func{bool})"/>
    public static async Task<TimeSpan> TrueAsync(string what, Func<Task<bool>> condition)
    {
        var waited = Stopwatch.StartNew();
        while (!await condition())
        {
            if (waited.Elapsed > Patience)
            {
                throw new TimeoutException($"Waited {Patience.TotalSeconds} s in vain: {what}.");
            }

            await Task.Delay(LookAgainAfter);
        }

        return waited.Elapsed;
    }
}
