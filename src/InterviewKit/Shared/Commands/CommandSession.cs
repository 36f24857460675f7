using InterviewKit.Documents;

namespace InterviewKit.Shared;

/// <summary>
/// What a command works in: one database transaction that carries its documents, its events, its outbox rows, its audit row and
/// its idempotency row, so that either all of them are there afterwards or none.
/// </summary>
public sealed class CommandSession(IDocumentSession documents, Actor actor, DateTimeOffset now)
{
    private readonly List<ChangeNotice> _announced = [];

    public IDocumentSession Documents => documents;

    public Actor Actor => actor;

    /// <summary>The command's one instant, in UTC with milliseconds as the contract has it.</summary>
    public DateTimeOffset Now => now;

    /// <summary>What was announced: to be told at once when it has committed.</summary>
    internal IReadOnlyList<ChangeNotice> Announced => _announced;

    /// <summary>Tells the world outside, once this has committed.</summary>
    public void Announce(ChangeType type, string nodeId, string? applicationId = null)
    {
        OutboxTable.Queue(documents, new OutboxEntry(actor.Workspace, type, nodeId, applicationId, now));
        _announced.Add(new ChangeNotice(actor.Workspace, type, nodeId, applicationId));
    }
}
