using System.Diagnostics;

namespace InterviewKit.Faults.Tests.Running;

/// <summary>Sends a process what <c>kill</c> can send.</summary>
internal static class Signals
{
    /// <param name="signal">Such as <c>STOP</c>.</param>
    /// <param name="processId">Whom to.</param>
    public static async Task SendAsync(string signal, int processId)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{processId}"]);
        await kill.WaitForExitAsync();
        kill.ExitCode.ShouldBe(0);
    }
}
