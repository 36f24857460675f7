using System.Collections.Concurrent;

namespace InterviewKit.Shared;

/// <summary>What the background work of this node is at, for health. Safe for any thread.</summary>
public sealed class BackgroundStatus
{
    private readonly ConcurrentDictionary<string, LeaderWorkStatus> _works = new(StringComparer.Ordinal);
    private long _epoch;

    /// <summary>The epoch in which this node leads; null while another does, or none.</summary>
    public long? Epoch => Interlocked.Read(ref _epoch) is > 0 and var epoch ? epoch : null;

    /// <summary>The works that had a turn on this node, by name.</summary>
    public IReadOnlyList<LeaderWorkStatus> Works => [.. _works.Values.OrderBy(work => work.Name, StringComparer.Ordinal)];

    internal void Leads(long epoch) => Interlocked.Exchange(ref _epoch, epoch);

    internal void Follows() => Interlocked.Exchange(ref _epoch, 0);

    internal void Ended(string work, DateTimeOffset at) => _works[work] = new LeaderWorkStatus(work, at, 0, null);

    internal void Failed(string work, DateTimeOffset at, Exception fault) => _works.AddOrUpdate(
        work,
        new LeaderWorkStatus(work, at, 1, fault.GetType().Name),
        (_, before) => new LeaderWorkStatus(work, at, before.Failures + 1, fault.GetType().Name));
}

/// <param name="Name">The work.</param>
/// <param name="TurnAt">When its last turn ended.</param>
/// <param name="Failures">How many turns in a row failed.</param>
/// <param name="Fault">The type of the last failure: its message may quote data. Null after a turn that succeeded.</param>
public sealed record LeaderWorkStatus(string Name, DateTimeOffset TurnAt, int Failures, string? Fault);
