using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.Json;
using InterviewKit.Documents;
using Npgsql;

namespace InterviewKit.Shared;

/// <summary>
/// Documents that change seldom and that nearly every answer needs, kept while they stand: each read asks the database for their versions, and it sends
/// only those that are not known. So an answer is never older than its request, and reading again what is known costs neither transfer nor
/// parsing. For immutable documents with a Guid version, which each write gives anew. Safe for any thread.
/// </summary>
/// <param name="table">The documents' table.</param>
/// <param name="max">How many are kept; beyond it all are forgotten, and read again as they are asked for.</param>
internal sealed class KnownDocuments<T>(string table, int max)
    where T : class
{
    private const string Columns = "select id, mt_version, case when mt_version = any($2) then null else data end";

    private readonly string _some = $"{Columns} from {table} where tenant_id = $1 and id = any($3)";
    private readonly string _all = $"{Columns} from {table} where tenant_id = $1 order by data ->> 'Name', id";
    private readonly ConcurrentDictionary<(string Workspace, string Id), Known> _known = new();
    private readonly ConcurrentDictionary<string, string[]> _idsOfAll = new(StringComparer.Ordinal);

    /// <summary>Those of the ids that exist, in any order.</summary>
    public Task<IReadOnlyList<T>> LoadAsync(IQuerySession session, IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        string[] wanted = [.. ids.Distinct(StringComparer.Ordinal)];
        return wanted.Length == 0
            ? Task.FromResult<IReadOnlyList<T>>([])
            : ReadAsync(session, _some, wanted, new NpgsqlParameter<string[]> { TypedValue = wanted }, cancellationToken);
    }

    /// <summary>All of the workspace, by name.</summary>
    public async Task<IReadOnlyList<T>> AllAsync(IQuerySession session, CancellationToken cancellationToken) =>
        await ReadAsync(session, _all, _idsOfAll.GetValueOrDefault(session.TenantId) ?? [], null, cancellationToken);

    private async Task<IReadOnlyList<T>> ReadAsync(
        IQuerySession session, string sql, string[] ids, NpgsqlParameter? wanted, CancellationToken cancellationToken)
    {
        // What is known now is kept at hand: another request may forget it meanwhile.
        var known = new Dictionary<Guid, T>(ids.Length);
        foreach (var id in ids)
        {
            if (_known.TryGetValue((session.TenantId, id), out var one))
            {
                known[one.Version] = one.Document;
            }
        }

        await using var command = new NpgsqlCommand(sql)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = session.TenantId }, new NpgsqlParameter<Guid[]> { TypedValue = [.. known.Keys] } },
        };
        if (wanted is not null)
        {
            command.Parameters.Add(wanted);
        }

        await using var reader = await session.ExecuteReaderAsync(command, cancellationToken);
        var documents = new List<T>();
        var found = wanted is null ? new List<string>() : null;
        while (await reader.ReadAsync(cancellationToken))
        {
            found?.Add(reader.GetString(0));
            documents.Add(known.TryGetValue(reader.GetGuid(1), out var document) ? document : Learn(session.TenantId, reader));
        }

        if (found is not null && found.Count != ids.Length)
        {
            Bound(_idsOfAll);
            _idsOfAll[session.TenantId] = [.. found];
        }

        return documents;
    }

    private T Learn(string workspace, DbDataReader row)
    {
        var document = JsonSerializer.Deserialize<T>(row.GetFieldValue<byte[]>(2))
            ?? throw new InvalidOperationException($"A row of {table} without a document.");
        Bound(_known);
        _known[(workspace, row.GetString(0))] = new Known(row.GetGuid(1), document);
        return document;
    }

    private void Bound<TKey, TValue>(ConcurrentDictionary<TKey, TValue> kept)
        where TKey : notnull
    {
        if (kept.Count >= max)
        {
            kept.Clear();
        }
    }

    private sealed record Known(Guid Version, T Document);
}
