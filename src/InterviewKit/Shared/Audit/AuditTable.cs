using InterviewKit.Documents;

namespace InterviewKit.Shared;

/// <summary><c>ik_audit</c>: rows are only ever added; a leader chains them by hash later, in commit order.</summary>
internal static class AuditTable
{
    private const string Insert = """
        insert into ik_audit (workspace, at, actor_id, actor_name, acting_key_id, action, node_id, outcome, request_id)
        values (?, ?, ?, ?, ?::text, ?, ?::text, ?, ?::text)
        """;

    /// <summary>Adds the row to the session's other writes: it is there if they are.</summary>
    public static void Queue(IDocumentSession session, AuditEntry entry) => session.QueueSqlCommand(
        Insert,
        entry.Actor.Workspace,
        entry.At,
        entry.Actor.Id,
        entry.Actor.Name,
        entry.Actor.ActingKeyId ?? (object)DBNull.Value,
        entry.Action,
        entry.NodeId ?? (object)DBNull.Value,
        (int)entry.Outcome,
        entry.Actor.RequestId ?? (object)DBNull.Value);

    /// <summary>Adds a row for each of several things that the same was done to at once, in one statement.</summary>
    public static void Queue(
        IDocumentSession session, Actor actor, DateTimeOffset at, string action, IReadOnlyList<string> nodeIds, AuditOutcome outcome) => session.QueueSqlCommand(
            """
            insert into ik_audit (workspace, at, actor_id, actor_name, acting_key_id, action, node_id, outcome, request_id)
            select ?, ?, ?, ?, ?::text, ?, node_id, ?, ?::text from unnest(?::text[]) with ordinality as node (node_id, place) order by place
            """,
            actor.Workspace,
            at,
            actor.Id,
            actor.Name,
            actor.ActingKeyId ?? (object)DBNull.Value,
            action,
            (int)outcome,
            actor.RequestId ?? (object)DBNull.Value,
            nodeIds.ToArray());

    /// <summary>Writes the row alone, for what changed nothing itself.</summary>
    public static async Task WriteAsync(IDocumentStore store, AuditEntry entry, CancellationToken cancellationToken)
    {
        await using var session = store.LightweightSession(entry.Actor.Workspace);
        Queue(session, entry);
        await session.SaveChangesAsync(cancellationToken);
    }
}
