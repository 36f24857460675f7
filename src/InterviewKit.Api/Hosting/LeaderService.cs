using InterviewKit.Documents;
using InterviewKit.Shared;
using Npgsql;

namespace InterviewKit.Api.Hosting;

/// <summary>
/// Competes with the other nodes for the background work, and does it while this node leads. Stops as soon as the service is told to, not when the last
/// request has ended, and hands leadership over then.
/// </summary>
internal sealed partial class LeaderService(
    NpgsqlDataSource database, LeaderShift shift, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<LeaderService> logger) : BackgroundService
{
    /// <summary>The row of <c>ik_leader</c> that all nodes compete for.</summary>
    public const string ElectionName = "background";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, lifetime.ApplicationStopping);
        var election = new LeaderElection(database, ElectionName, timeProvider: time);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await election.RunAsync(shift.RunAsync, stopping.Token);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (DatabaseFaults.IsUnavailable(fault))
            {
                LogUnavailable(fault.Message);
            }
            catch (Exception fault)
            {
                // Whatever it is, this node goes on answering, and the next attempt may go well.
                LogFailed(fault);
            }

            await Task.Delay(Pause, time, stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "The background work pauses, for want of the database: {Reason}")]
    private partial void LogUnavailable(string reason);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "The background work failed")]
    private partial void LogFailed(Exception fault);
}
