using InterviewKit.Documents;

namespace InterviewKit.Shared;

/// <summary>
/// Work in the background that one node of all does: placing the outbox, fitting a calibration. A slice registers its own with
/// <c>AddLeaderWork&lt;T&gt;()</c>; the host runs all of them on the node that leads. One of a kind runs at a time, and different ones side by side.
/// </summary>
/// <remarks>
/// A turn does what there is to do and ends. It is called again for every change it is woken by, and after <see cref="Period"/> in any case. Being woken is a
/// hint, and some may be missing: a turn looks for itself. What it writes goes through <see cref="Leader.TransactAsync{TResult}"/>, so that a node that has lost
/// leadership without knowing it commits nothing. A turn that throws is logged and called again, later each time; the other works go on.
/// </remarks>
public abstract class LeaderWork
{
    /// <summary>In lower case with hyphens, for logs and health.</summary>
    public abstract string Name { get; }

    /// <summary>How long it may go without a turn, whatever is heard.</summary>
    public abstract TimeSpan Period { get; }

    /// <summary>Whether a change is any business of this work, and wakes it. Called for every change of every workspace: quick.</summary>
    public virtual bool IsWokenBy(ChangeNotice change) => true;

    /// <summary>Does what there is to do now.</summary>
    /// <param name="turn">The right to do it, and where to look.</param>
    /// <param name="cancellationToken">Leadership is lost, or the service stops: ends within a second.</param>
    public abstract Task<LeaderTurnEnd> RunAsync(LeaderTurn turn, CancellationToken cancellationToken);
}
