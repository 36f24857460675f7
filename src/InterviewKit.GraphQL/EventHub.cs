using System.Threading.Channels;

namespace InterviewKit.GraphQL;

/// <summary>
/// Carries events to the subscribers there are at the moment, in order, each through a queue of its own of a bounded length. A subscriber
/// that falls so far behind that its queue is full is not waited for: its stream ends with an error of code
/// <see cref="ExecutionErrorCodes.SubscriberTooSlow"/>, after what was queued, and the others are not held up. Thread safe.
/// </summary>
/// <typeparam name="T">The events.</typeparam>
/// <param name="queueMax">How many events may wait for one subscriber, from 1.</param>
public sealed class EventHub<T>(int queueMax)
{
    private readonly HashSet<Channel<T>> queues = [];

    /// <summary>How many subscribers there are.</summary>
    public int Subscribers
    {
        get
        {
            lock (queues) return queues.Count;
        }
    }

    /// <summary>Gives an event to all subscribers, without waiting for any.</summary>
    public void Publish(T item)
    {
        lock (queues)
        {
            queues.RemoveWhere(queue => !queue.Writer.TryWrite(item) && queue.Writer.TryComplete(TooSlow()));
        }
    }

    /// <summary>
    /// The events from now on: the subscription begins with the call, not with the first event that is asked for. Its enumeration, which has to
    /// follow, ends it.
    /// </summary>
    /// <param name="cancellationToken">The end of the subscription, such as <see cref="FieldContext.CancellationToken"/>.</param>
    public IAsyncEnumerable<T> Subscribe(CancellationToken cancellationToken)
    {
        var queue = Channel.CreateBounded<T>(new BoundedChannelOptions(queueMax) { SingleReader = true });
        lock (queues) queues.Add(queue);
        return ReadAsync(queue, cancellationToken);
    }

    private async IAsyncEnumerable<T> ReadAsync(
        Channel<T> queue, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var item in queue.Reader.ReadAllAsync(cancellationToken))
                yield return item;
        }
        finally
        {
            lock (queues) queues.Remove(queue);
        }
    }

    private GraphQLException TooSlow() => new(new GraphQLError(
        $"The subscriber was too slow: {queueMax} events were waiting for it. Subscribe again, and read what was missed.",
        ExecutionErrorCodes.SubscriberTooSlow)
    {
        Extensions = new Dictionary<string, object?> { ["limit"] = nameof(queueMax), ["value"] = queueMax },
    });
}
