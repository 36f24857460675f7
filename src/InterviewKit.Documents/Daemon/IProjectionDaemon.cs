namespace InterviewKit.Documents;

/// <summary>
/// Runs a store's asynchronous projections, and rebuilds projections. Safe for any thread; an application has one. Each page of events is one transaction:
/// the projection's changes, its progress in <c>mt_event_progression</c>, compared and moved, and the events set aside.
/// </summary>
public interface IProjectionDaemon
{
    /// <summary>The names of the projections that can be rebuilt, inline ones too.</summary>
    public IReadOnlyList<string> ProjectionNames { get; }

    /// <summary>Gives each asynchronous projection its next page of events, side by side.</summary>
    /// <param name="leader">The right to do so: a node that has lost it without knowing commits nothing.</param>
    /// <param name="cancellation">Ends the turn; pages under way are undone.</param>
    /// <exception cref="LeadershipLostException">Another node leads by now.</exception>
    /// <exception cref="InvalidOperationException">A turn is under way.</exception>
    public Task<DaemonTurn> CatchUpAsync(Leader leader, CancellationToken cancellation = default);

    /// <summary>How far the asynchronous projections are.</summary>
    /// <param name="cancellation">Cancels the reading.</param>
    public Task<IReadOnlyList<ShardState>> AllProjectionProgressAsync(CancellationToken cancellation = default);

    /// <summary>Waits until all asynchronous projections have taken every event that has committed before the call. Somebody must be leading.</summary>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="TimeoutException">They have not; it says how far they are.</exception>
    public Task WaitForNonStaleData(TimeSpan timeout, CancellationToken cancellation = default);

    /// <inheritdoc cref="RebuildProjectionAsync(string, CancellationToken)"/>
    /// <typeparam name="TView">The aggregate of a snapshot.</typeparam>
    public Task RebuildProjectionAsync<TView>(CancellationToken cancellation = default) where TView : class;

    /// <summary>Makes a projection's documents anew from all events, beside running traffic, in batches.</summary>
    /// <remarks>
    /// Snapshots are folded stream by stream under the lock that appends take, so nobody sees one that is behind or half made, and one that has no stream is
    /// deleted. For any other projection, its documents and dead letters are deleted and its progress set back in one transaction, and then it takes all
    /// events again; readers see it grow. A leader that runs beside this helps instead of being in the way.
    /// </remarks>
    /// <param name="projectionName">The projection.</param>
    /// <param name="cancellation">Ends it; what was rebuilt by then stays.</param>
    /// <exception cref="ProjectionNotFoundException">There is no such projection.</exception>
    /// <exception cref="ProjectionRebuildException">Some streams could not be folded.</exception>
    public Task RebuildProjectionAsync(string projectionName, CancellationToken cancellation = default);

    /// <summary>As <see cref="RebuildProjectionAsync(string, CancellationToken)"/>, for one tenant. Snapshots only.</summary>
    /// <param name="projectionName">The projection.</param>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="cancellation">Ends it; what was rebuilt by then stays.</param>
    /// <exception cref="InvalidOperationException">It is no snapshot, and so can be rebuilt for all tenants only; or events belong to no tenant.</exception>
    /// <exception cref="ProjectionNotFoundException">There is no such projection.</exception>
    /// <exception cref="ProjectionRebuildException">Some streams could not be folded.</exception>
    public Task RebuildProjectionAsync(string projectionName, string tenantId, CancellationToken cancellation = default);

    /// <summary>The events that are set aside, the oldest first.</summary>
    /// <param name="projectionName">Of this projection only; of all when <c>null</c>.</param>
    /// <param name="limit">The most to read.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    public Task<IReadOnlyList<DeadLetterEvent>> DeadLettersAsync(string? projectionName = null, int limit = 1_000, CancellationToken cancellation = default);

    /// <summary>
    /// Gives a projection an event that was set aside once more, and removes the note if it takes it. A snapshot is folded anew with all events of its
    /// stream; another projection sees the event after later ones.
    /// </summary>
    /// <param name="deadLetter">The note.</param>
    /// <param name="cancellation">Ends the attempt; nothing is changed then.</param>
    /// <returns>Whether there was such a note still.</returns>
    /// <exception cref="Exception">What the projection threw; the note stays.</exception>
    public Task<bool> ReplayAsync(DeadLetterEvent deadLetter, CancellationToken cancellation = default);
}
