namespace InterviewKit.Documents;

/// <summary>Makes documents of events, behind them: run by the async daemon, in its order, exactly once for each event.</summary>
/// <remarks>
/// Exactly once holds for what is done through the operations, which is committed with the projection's progress. It does not hold for anything else, such
/// as a call to another service: when the transaction fails, the same events come again. A page is a transaction of the leader's, which PostgreSQL ends when it
/// is idle for five seconds, so a projection does not wait for anything else. Called for one page at a time.
/// </remarks>
public interface IProjection
{
    /// <summary>Takes the next events of one tenant.</summary>
    /// <param name="operations">
    /// What to do, saved with the progress when this returns. Loads and queries see what earlier events of the page led to only if they were in another
    /// call, as with any unit of work. Bound to the events' tenant.
    /// </param>
    /// <param name="events">The events, in their order.</param>
    /// <param name="cancellation">The daemon stops.</param>
    /// <exception cref="Exception">
    /// Whatever it throws is taken for the fault of an event: the page is tried again in smaller ones, and an event that fails alone several times is set
    /// aside as a <see cref="DeadLetterEvent"/>.
    /// </exception>
    public Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation);
}
