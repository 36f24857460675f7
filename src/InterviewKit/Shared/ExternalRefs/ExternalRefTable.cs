using InterviewKit.Documents;
using Npgsql;

namespace InterviewKit.Shared;

/// <summary><c>ik_external_ref</c>: which thing a reference from outside names. Its primary key keeps references unique, whoever writes at the same time.</summary>
internal static class ExternalRefTable
{
    /// <summary>The key of the thing that the reference names; null where it names none.</summary>
    public static async Task<string?> FindAsync(IQuerySession session, string nodeType, ExternalRef reference, CancellationToken cancellationToken)
    {
        await using var find = new NpgsqlCommand("""
            select node_key from ik_external_ref where workspace = $1 and node_type = $2 and system = $3 and external_id = $4
            """)
        {
            Parameters =
            {
                new() { Value = session.TenantId },
                new() { Value = nodeType },
                new() { Value = reference.System },
                new() { Value = reference.Id },
            },
        };
        await using var reader = await session.ExecuteReaderAsync(find, cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? reader.GetString(0) : null;
    }

    /// <summary>The key of the first thing that one of the references names; null where none does.</summary>
    public static async Task<string?> FindAnyAsync(
        IQuerySession session, string nodeType, IReadOnlyList<ExternalRef> references, CancellationToken cancellationToken)
    {
        foreach (var reference in references)
        {
            if (await FindAsync(session, nodeType, reference, cancellationToken) is { } key)
            {
                return key;
            }
        }

        return null;
    }

    /// <summary>The references that name each of those things, by system.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<ExternalRef>>> OfAsync(
        IQuerySession session, string nodeType, IReadOnlyList<string> nodeKeys, CancellationToken cancellationToken)
    {
        await using var find = new NpgsqlCommand("""
            select node_key, system, external_id from ik_external_ref
             where workspace = $1 and node_type = $2 and node_key = any($3)
             order by system, external_id
            """)
        {
            Parameters = { new() { Value = session.TenantId }, new() { Value = nodeType }, new() { Value = nodeKeys.ToArray() } },
        };
        await using var reader = await session.ExecuteReaderAsync(find, cancellationToken);
        var found = new List<(string Key, ExternalRef Reference)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add((reader.GetString(0), new ExternalRef(reader.GetString(1), reader.GetString(2))));
        }

        var byKey = found.ToLookup(it => it.Key, it => it.Reference, StringComparer.Ordinal);
        return [.. nodeKeys.Select(key => (IReadOnlyList<ExternalRef>)[.. byKey[key]])];
    }

    /// <summary>Writes the references with the session's other writes. One that is taken meanwhile fails the whole as a conflict.</summary>
    public static void Queue(IDocumentSession session, string nodeType, string nodeKey, IReadOnlyList<ExternalRef> references)
    {
        foreach (var reference in references)
        {
            session.QueueSqlCommand(
                "insert into ik_external_ref (workspace, node_type, system, external_id, node_key) values (?, ?, ?, ?, ?)",
                session.TenantId,
                nodeType,
                reference.System,
                reference.Id,
                nodeKey);
        }
    }
}
