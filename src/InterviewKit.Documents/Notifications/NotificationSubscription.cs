using System.Runtime.CompilerServices;

namespace InterviewKit.Documents;

/// <summary>
/// One listener's queue of one channel. It is bounded: equal payloads that wait are one, and when it overflows, what waits becomes "some may be missing".
/// So a slow reader costs a fixed amount of memory, and is never told nothing. One reader at a time; disposing of it ends the reading.
/// </summary>
public sealed class NotificationSubscription : IDisposable
{
    private readonly Lock gate = new();
    private readonly Action<NotificationSubscription> unsubscribe;
    private readonly Func<string, bool>? filter;
    private readonly int capacity;
    private readonly List<string> order = [];
    private readonly HashSet<string> waiting = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim signal = new(0, 1);
    private bool mayHaveMissed;
    private bool isDisposed;

    internal NotificationSubscription(string channel, Func<string, bool>? filter, int capacity, Action<NotificationSubscription> unsubscribe)
    {
        Channel = channel;
        this.filter = filter;
        this.capacity = capacity;
        this.unsubscribe = unsubscribe;
    }

    /// <summary>The channel.</summary>
    public string Channel { get; }

    /// <summary>Waits until there is something to tell, and takes all of it.</summary>
    /// <param name="cancellation">Ends the waiting; nothing is lost by it.</param>
    /// <exception cref="ObjectDisposedException">The subscription, or its listener, was disposed of.</exception>
    public async ValueTask<NotificationBatch> NextAsync(CancellationToken cancellation = default)
    {
        while (true)
        {
            if (Take() is { } batch)
                return batch;
            await signal.WaitAsync(cancellation);
        }
    }

    /// <summary>All batches, until the subscription is disposed of or the reading is cancelled.</summary>
    /// <param name="cancellation">Ends the reading.</param>
    public async IAsyncEnumerable<NotificationBatch> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        while (true)
        {
            NotificationBatch batch;
            try
            {
                batch = await NextAsync(cancellation);
            }
            catch (ObjectDisposedException)
            {
                yield break;
            }

            yield return batch;
        }
    }

    /// <summary>Ends the subscription; its waiting reader is woken.</summary>
    public void Dispose()
    {
        unsubscribe(this);
        Close();
    }

    internal void Offer(string payload)
    {
        if (filter is not null && !filter(payload))
            return;
        lock (gate)
        {
            if (isDisposed || !waiting.Add(payload))
                return;
            order.Add(payload);
            if (order.Count > capacity)
                ForgetAll_NeedsLock();
        }

        Wake();
    }

    internal void OfferMissed()
    {
        lock (gate)
            mayHaveMissed = true;
        Wake();
    }

    internal void Close()
    {
        lock (gate)
            isDisposed = true;
        Wake();
    }

    private NotificationBatch? Take()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            if (order.Count == 0 && !mayHaveMissed)
                return null;
            var batch = new NotificationBatch([.. order], mayHaveMissed);
            order.Clear();
            waiting.Clear();
            mayHaveMissed = false;
            return batch;
        }
    }

    private void ForgetAll_NeedsLock()
    {
        order.Clear();
        waiting.Clear();
        mayHaveMissed = true;
    }

    private void Wake()
    {
        lock (gate)
        {
            if (signal.CurrentCount == 0)
                signal.Release();
        }
    }
}
