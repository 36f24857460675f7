using System.Collections.Concurrent;
using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.Shared;

namespace InterviewKit.People;

/// <summary>
/// Writes down which key acted as whom. A key that goes on acting as the same person counts once in 15 minutes for each node, as looks do: what
/// it changes or is shown meanwhile is audited by itself, with the key's id. Safe for any thread.
/// </summary>
public sealed class ActingAudit(IDocumentStore store, TimeProvider time)
{
    private const string Action = "actAs";

    /// <summary>How many pairs are remembered; beyond it, a row too many is written rather than memory taken.</summary>
    private const int RememberedMax = 10_000;

    private static readonly TimeSpan CountsOnceWithin = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<(ApiKeyId Key, PersonId Person), DateTimeOffset> _written = new();

    /// <summary>Returns once the row is written. If it throws, the key must not act.</summary>
    /// <param name="viewer">A person by way of a key.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public async ValueTask ActedAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        if (viewer is not { Key: { } key, Person: { } person })
        {
            throw new ArgumentException("Only a key can act as a person.", nameof(viewer));
        }

        var now = time.GetUtcNow();
        if (_written.TryGetValue((key, person), out var last) && now < last + CountsOnceWithin)
        {
            return;
        }

        await WriteAsync(viewer.Actor, GlobalId.Of(person), now, AuditOutcome.Done, cancellationToken);
        if (_written.Count >= RememberedMax)
        {
            _written.Clear();
        }

        _written[(key, person)] = now;
    }

    /// <summary>Writes down that a key asked to act as somebody and may not.</summary>
    /// <param name="key">The key as nobody, or as the person that it always acts as.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public Task RefusedAsync(Viewer key, CancellationToken cancellationToken) =>
        WriteAsync(key.Actor, nodeId: null, time.GetUtcNow(), AuditOutcome.Refused, cancellationToken);

    private Task WriteAsync(Actor actor, string? nodeId, DateTimeOffset now, AuditOutcome outcome, CancellationToken cancellationToken) =>
        AuditTable.WriteAsync(store, new AuditEntry(actor, now, Action, nodeId, outcome), cancellationToken);
}
