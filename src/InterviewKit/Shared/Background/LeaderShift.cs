using InterviewKit.Documents;
using Microsoft.Extensions.Logging;

namespace InterviewKit.Shared;

/// <summary>Runs all works of the leader, side by side, from when this node begins to lead until it no longer does.</summary>
public sealed partial class LeaderShift(
    IEnumerable<LeaderWork> works, NotificationListener listener, BackgroundStatus status, TimeProvider time, ILogger<LeaderShift> logger)
{
    /// <summary>How long works may take to end. One that takes longer is left behind: its transactions are refused once another node leads.</summary>
    private static readonly TimeSpan EndTime = TimeSpan.FromSeconds(1);

    /// <exception cref="LeadershipLostException">Another node leads by now.</exception>
    public async Task RunAsync(Leader leader, CancellationToken leading)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(leading);
        var loops = works.ToDictionary(
            work => work.Name,
            work => new LeaderWorkLoop(work, leader, listener, status, time, logger).RunAsync(ending.Token),
            StringComparer.Ordinal);
        status.Leads(leader.Epoch);
        LogBegun(leader.Epoch);
        try
        {
            // A loop ends only when it is told to, or by losing leadership; so the first end is the end of all.
            await await Task.WhenAny([Task.Delay(Timeout.Infinite, ending.Token), .. loops.Values]);
        }
        finally
        {
            status.Follows();
            await ending.CancelAsync();
            await Task.WhenAny(Task.WhenAll(loops.Values), Task.Delay(EndTime, CancellationToken.None));
            foreach (var (name, _) in loops.Where(loop => !loop.Value.IsCompleted))
            {
                LogLeftBehind(name);
            }

            LogEnded(leader.Epoch);
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "This node leads, in epoch {Epoch}.")]
    private partial void LogBegun(long epoch);

    [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "This node leads no longer; it led in epoch {Epoch}.")]
    private partial void LogEnded(long epoch);

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "The work {Work} did not end in time, and is left behind.")]
    private partial void LogLeftBehind(string work);
}
