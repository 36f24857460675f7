using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace InterviewKit.Shared;

/// <summary>
/// Tells all nodes of changes that have committed, at once and apart from the transactions that made them: PostgreSQL lets those commit one after another
/// that notify, so one small transaction tells of all that came meanwhile. It is the fast way, not the certain one: what this node could not tell, the
/// leader tells when it places the outbox's rows. One for the process; safe for any thread.
/// </summary>
public sealed partial class ChangeNotices(NpgsqlDataSource database, ILogger<ChangeNotices>? logger = null) : IAsyncDisposable
{
    private const int TellingMax = 1_000;

    /// <summary>In seconds. A database that hangs is not to hold a stop up: the leader tells instead.</summary>
    private const int TellingTime = 2;

    private readonly Channel<string> _payloads = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Lock _starting = new();
    private Task? _telling;

    /// <summary>Tells soon. Never waits, and never fails.</summary>
    public void Tell(IReadOnlyList<ChangeNotice> notices)
    {
        if (notices.Count == 0)
        {
            return;
        }

        foreach (var notice in notices)
        {
            _payloads.Writer.TryWrite(notice.Payload);
        }

        lock (_starting)
        {
            _telling ??= Task.Run(TellAllAsync);
        }
    }

    /// <summary>Tells what it still has to, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _payloads.Writer.TryComplete();
        await (_telling ?? Task.CompletedTask);
    }

    private async Task TellAllAsync()
    {
        while (await _payloads.Reader.WaitToReadAsync())
        {
            var payloads = new List<string>();
            while (payloads.Count < TellingMax && _payloads.Reader.TryRead(out var payload))
            {
                payloads.Add(payload);
            }

            try
            {
                await using var command = database.CreateCommand("select pg_notify($1, payload) from unnest($2) with ordinality as told (payload, place) order by place");
                command.CommandTimeout = TellingTime;
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = ChangeNotice.Channel });
                command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. payloads] });
                await command.ExecuteNonQueryAsync();
            }
            catch (Exception fault)
            {
                // The rows are in the outbox: the leader tells of them within its period.
                LogUntold(payloads.Count, fault.Message);
            }
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "{Count} changes were not told at once: {Reason}")]
    private static partial void LogUntold(ILogger logger, int count, string reason);

    private void LogUntold(int count, string reason)
    {
        if (logger is not null)
        {
            LogUntold(logger, count, reason);
        }
    }
}
