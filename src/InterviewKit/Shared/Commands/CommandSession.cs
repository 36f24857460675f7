using InterviewKit.Documents;

namespace InterviewKit.Shared;

/// <summary>
/// What a command works in: one database transaction that carries its documents, its events, its outbox rows, its audit row and
/// its idempotency row, so that either all of them are there afterwards or none.
/// </summary>
public sealed class CommandSession(IDocumentSession documents, Actor actor, DateTimeOffset now)
{
    public IDocumentSession Documents => documents;

    public Actor Actor => actor;

    /// <summary>The command's one instant, in UTC with milliseconds as the contract has it.</summary>
    public DateTimeOffset Now => now;

    /// <summary>Tells the world outside, once this has committed.</summary>
    public void Announce(ChangeType type, string nodeId, string? applicationId = null) =>
        OutboxTable.Queue(documents, new OutboxEntry(actor.Workspace, type, nodeId, applicationId, now));
}
