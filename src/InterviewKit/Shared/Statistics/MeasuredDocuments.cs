using System.Text.Json;
using InterviewKit.Documents;
using Npgsql;

namespace InterviewKit.Shared;

/// <summary>
/// Writes what the leader measured, within its fence: a node that led once and woke up too late writes nothing. For documents with a text
/// as identity and a Guid version.
/// </summary>
internal static class MeasuredDocuments
{
    private const string Columns = "tenant_id, id, data, mt_version, mt_dotnet_type, mt_last_modified";
    private const string Keep = "do nothing";
    private const string Replace = """
        do update set data = excluded.data, mt_version = excluded.mt_version, mt_dotnet_type = excluded.mt_dotnet_type, mt_last_modified = excluded.mt_last_modified
        """;

    /// <summary>Adds a document; false where its identity is taken, and then nothing was written.</summary>
    /// <exception cref="LeadershipLostException">Another node leads by now; nothing was written.</exception>
    public static async Task<bool> InsertAsync<T>(Leader leader, string workspace, string table, string id, T document, CancellationToken cancellationToken) =>
        await WriteAsync(leader, workspace, table, [(id, document)], Keep, cancellationToken) == 1;

    /// <summary>Adds those documents, or puts them in the place of what was there.</summary>
    /// <exception cref="LeadershipLostException">Another node leads by now; nothing was written.</exception>
    public static Task<int> StoreAsync<T>(
        Leader leader, string workspace, string table, IReadOnlyList<(string Id, T Document)> documents, CancellationToken cancellationToken) =>
        documents.Count == 0 ? Task.FromResult(0) : WriteAsync(leader, workspace, table, documents, Replace, cancellationToken);

    private static Task<int> WriteAsync<T>(
        Leader leader,
        string workspace,
        string table,
        IReadOnlyList<(string Id, T Document)> documents,
        string onConflict,
        CancellationToken cancellationToken) => leader.TransactAsync(
            async (connection, token) =>
            {
                await using var command = new NpgsqlCommand(
                    $"""
                    insert into {table} ({Columns})
                    select $1, written.id, written.data::jsonb, gen_random_uuid(), $4, transaction_timestamp()
                    from unnest($2, $3) as written (id, data)
                    on conflict (tenant_id, id) {onConflict}
                    """,
                    connection)
                {
                    Parameters =
                    {
                        new NpgsqlParameter<string> { TypedValue = workspace },
                        new NpgsqlParameter<string[]> { TypedValue = [.. documents.Select(it => it.Id)] },
                        new NpgsqlParameter<string[]> { TypedValue = [.. documents.Select(it => JsonSerializer.Serialize(it.Document))] },
                        new NpgsqlParameter<string> { TypedValue = typeof(T).FullName! },
                    },
                };
                return await command.ExecuteNonQueryAsync(token);
            },
            cancellationToken);
}
