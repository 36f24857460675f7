using InterviewKit.Documents;

namespace InterviewKit.Shared;

/// <summary>Something that leaves the service: ids only, never text.</summary>
public sealed record OutboxEntry(string Workspace, ChangeType Type, string NodeId, string? ApplicationId, DateTimeOffset At);

/// <summary>
/// <c>ik_outbox</c>: a row for each effect that leaves the service, written in the transaction of its cause and under the lock of what
/// it is about. Its dense <c>position</c> is given once it has committed, by one leader.
/// </summary>
internal static class OutboxTable
{
    /// <summary>Adds the row to the session's other writes. Nobody hears of it before it is placed, unless <see cref="ChangeNotices"/> tells.</summary>
    public static void Queue(IDocumentSession session, OutboxEntry entry) => session.QueueSqlCommand(
        "insert into ik_outbox (workspace, type, node_id, application_id, at) values (?, ?, ?, ?::text, ?)",
        entry.Workspace,
        (int)entry.Type,
        entry.NodeId,
        entry.ApplicationId ?? (object)DBNull.Value,
        entry.At);
}
