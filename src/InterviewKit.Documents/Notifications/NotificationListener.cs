using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace InterviewKit.Documents;

/// <summary>
/// Hears PostgreSQL's notifications for a whole process, on one connection of its own, and hands them to any number of subscriptions. The connection is
/// opened with the first subscription, proves every half minute that it is alive, and is opened again when it breaks; subscriptions are told then that
/// they may have missed something, since PostgreSQL keeps nothing for who is away. Safe for any thread.
/// </summary>
/// <remarks>A subscription hears whatever commits after it was made: what commits before its channel is listened to is told as "may have missed".</remarks>
public sealed partial class NotificationListener : IAsyncDisposable
{
    /// <summary>How much a subscription keeps for its reader when nothing else is said.</summary>
    public const int DefaultCapacity = 256;

    private static readonly TimeSpan KeepAliveInterval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LastDelay = TimeSpan.FromSeconds(5);

    /// <summary>A connection that does not answer within this time is taken for broken, in seconds.</summary>
    private const int AnswerSeconds = 5;

    private readonly NpgsqlDataSource dataSource;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly Lock gate = new();
    private readonly Dictionary<string, List<NotificationSubscription>> subscriptions = new(StringComparer.Ordinal);
    private readonly HashSet<string> listened = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource stopping = new();
    private CancellationTokenSource wake = new();
    private Task? running;

    /// <summary>A listener; nothing is opened yet.</summary>
    /// <param name="dataSource">The database. One of its connections is the listener's as long as it lives.</param>
    /// <param name="timeProvider">The clock of waiting; the system's when <c>null</c>.</param>
    /// <param name="logger">Is told when the connection breaks and when it is there again.</param>
    public NotificationListener(NpgsqlDataSource dataSource, TimeProvider? timeProvider = null, ILogger<NotificationListener>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        this.dataSource = dataSource;
        time = timeProvider ?? TimeProvider.System;
        this.logger = logger ?? NullLogger<NotificationListener>.Instance;
    }

    /// <summary>Subscribes to a channel from now on.</summary>
    /// <param name="channel">The channel, as <c>pg_notify</c> is given it.</param>
    /// <param name="filter">Which payloads count; all when <c>null</c>. Called on the listener's thread: quick, and without throwing.</param>
    /// <param name="capacity">How many payloads wait for the reader at most; with one more, they become "may have missed".</param>
    /// <exception cref="ObjectDisposedException">The listener was disposed of.</exception>
    public NotificationSubscription Subscribe(string channel, Func<string, bool>? filter = null, int capacity = DefaultCapacity)
    {
        ArgumentException.ThrowIfNullOrEmpty(channel);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        var subscription = new NotificationSubscription(channel, filter, capacity, Remove);
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(stopping.IsCancellationRequested, this);
            if (subscriptions.TryGetValue(channel, out var others))
                others.Add(subscription);
            else
                subscriptions.Add(channel, [subscription]);
            running ??= Task.Run(RunAsync);
            if (!listened.Contains(channel))
                Wake_NeedsLock();
        }

        return subscription;
    }

    /// <summary>Closes the connection and ends all subscriptions.</summary>
    public async ValueTask DisposeAsync()
    {
        List<NotificationSubscription> open;
        lock (gate)
        {
            if (stopping.IsCancellationRequested)
                return;
            _ = stopping.CancelAsync();
            open = [.. subscriptions.Values.SelectMany(some => some)];
            subscriptions.Clear();
        }

        if (running is not null)
            await running;
        foreach (var subscription in open)
            subscription.Close();
        wake.Dispose();
    }

    private async Task RunAsync()
    {
        var delay = FirstDelay;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await using var connection = await dataSource.OpenConnectionAsync(stopping.Token);
                connection.Notification += (_, notification) => Dispatch(notification.Channel, notification.Payload);
                try
                {
                    await ListenAsync(connection, () => delay = FirstDelay);
                }
                finally
                {
                    await UnlistenAsync(connection);
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (fault is NpgsqlException or TimeoutException or InvalidOperationException or IOException)
            {
                LogBroken(fault.Message, delay);
            }

            lock (gate)
                listened.Clear();
            await Task.Delay(delay, time, stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            delay = delay * 2 < LastDelay ? delay * 2 : LastDelay;
        }
    }

    private async Task ListenAsync(NpgsqlConnection connection, Action opened)
    {
        while (true)
        {
            var (added, removed) = Changes();
            if (added.Count + removed.Count > 0)
            {
                await ChangeAsync(connection, added, removed);
                LogListening(string.Join(", ", added));
                opened();
                continue;
            }

            if (!await WaitAsync(connection))
                await ProveAliveAsync(connection);
        }
    }

    /// <summary>The channels that somebody subscribed to and that are not listened to yet, and the contrary.</summary>
    private (IReadOnlyList<string> Added, IReadOnlyList<string> Removed) Changes()
    {
        lock (gate)
        {
            if (wake.IsCancellationRequested)
                wake = new CancellationTokenSource();

            return ([.. subscriptions.Keys.Except(listened)], [.. listened.Except(subscriptions.Keys)]);
        }
    }

    private async Task ChangeAsync(NpgsqlConnection connection, IReadOnlyList<string> added, IReadOnlyList<string> removed)
    {
        await using var command = new NpgsqlCommand(
            string.Concat(added.Select(channel => $"listen {Quoted(channel)};").Concat(removed.Select(channel => $"unlisten {Quoted(channel)};"))),
            connection)
        {
            CommandTimeout = AnswerSeconds,
        };
        await command.ExecuteNonQueryAsync(stopping.Token);
        lock (gate)
        {
            listened.UnionWith(added);
            listened.ExceptWith(removed);
            foreach (var subscription in added.SelectMany(channel => subscriptions.GetValueOrDefault(channel) ?? []))
                subscription.OfferMissed();
        }
    }

    /// <summary>Waits for notifications; <c>false</c> when none came for so long that the connection must be looked at.</summary>
    private async Task<bool> WaitAsync(NpgsqlConnection connection)
    {
        CancellationToken changed;
        lock (gate)
            changed = wake.Token;
        using var quiet = new CancellationTokenSource(KeepAliveInterval, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token, changed, quiet.Token);
        try
        {
            await connection.WaitAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return !quiet.IsCancellationRequested;
        }
    }

    /// <summary>The pool may give the connection on as it is, without resetting it; a broken one is thrown away.</summary>
    private static async Task UnlistenAsync(NpgsqlConnection connection)
    {
        if (connection.FullState != System.Data.ConnectionState.Open)
            return;
        try
        {
            await using var command = new NpgsqlCommand("unlisten *", connection) { CommandTimeout = AnswerSeconds };
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (Exception fault) when (fault is NpgsqlException or TimeoutException)
        {
            // It broke meanwhile, and listens to nothing.
        }
    }

    private async Task ProveAliveAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("select 1", connection) { CommandTimeout = AnswerSeconds };
        await command.ExecuteScalarAsync(stopping.Token);
    }

    private void Dispatch(string channel, string payload)
    {
        lock (gate)
        {
            foreach (var subscription in subscriptions.GetValueOrDefault(channel) ?? [])
                subscription.Offer(payload);
        }
    }

    private void Remove(NotificationSubscription subscription)
    {
        lock (gate)
        {
            if (stopping.IsCancellationRequested || !subscriptions.TryGetValue(subscription.Channel, out var those) || !those.Remove(subscription) || those.Count > 0)
                return;
            subscriptions.Remove(subscription.Channel);
            Wake_NeedsLock();
        }
    }

    /// <summary>What waits is told on another thread, which doesn't hold the lock.</summary>
    private void Wake_NeedsLock() => _ = wake.CancelAsync();

    private static string Quoted(string channel) => $"\"{channel.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Notifications are not heard: {Reason} Trying again in {Delay}.")]
    private partial void LogBroken(string reason, TimeSpan delay);

    [LoggerMessage(EventId = 2, Level = LogLevel.Debug, Message = "Listening to {Channels}.")]
    private partial void LogListening(string channels);
}
