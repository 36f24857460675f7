using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.Json;
using InterviewKit.Documents;
using Npgsql;

namespace InterviewKit.Shared;

/// <summary>
/// Documents that change seldom and that nearly every answer needs, kept while they stand: each read asks the database for their versions, and it sends
/// only those that are not known. So an answer is never older than its request, and reading again what is known costs neither transfer nor
/// parsing. What can never change is not even asked for again. For immutable records with a Guid version, which each write gives anew; read
/// through sessions that have not written any themselves. Safe for any thread.
/// </summary>
/// <param name="table">The documents' table.</param>
/// <param name="max">How many are kept; beyond it all are forgotten, and read again as they are asked for.</param>
/// <param name="isFinal">Whether a document will stand for ever as it is, under its id; null where none does.</param>
internal sealed class KnownDocuments<T>(string table, int max, Func<T, bool>? isFinal = null)
    where T : class
{
    private const string Columns = "select id, mt_version, case when mt_version = any($2) then null else data end";

    private readonly string _some = $"{Columns} from {table} where tenant_id = $1 and id = any(array(select unnest($3)))";
    private readonly string _all = $"{Columns} from {table} where tenant_id = $1 order by data ->> 'Name', id";
    private readonly ConcurrentDictionary<(string Workspace, string Id), Known> _known = new();
    private readonly ConcurrentDictionary<string, string[]> _idsOfAll = new(StringComparer.Ordinal);

    /// <summary>Those of the ids that exist, in any order.</summary>
    public async ValueTask<IReadOnlyList<T>> LoadAsync(IQuerySession session, IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var documents = new List<T>();
        var asked = new List<string>();
        foreach (var id in ids.Distinct(StringComparer.Ordinal))
        {
            if (isFinal is not null && _known.TryGetValue((session.TenantId, id), out var known) && isFinal(known.Document))
            {
                documents.Add(known.Document);
            }
            else
            {
                asked.Add(id);
            }
        }

        if (asked.Count > 0)
        {
            var batch = session.CreateBatchQuery();
            var reading = Queue(batch, session.TenantId, [.. asked], all: false);
            await batch.Execute(cancellationToken);
            documents.AddRange(await reading);
        }

        return documents;
    }

    /// <summary>All of the workspace, by name.</summary>
    public async Task<IReadOnlyList<T>> AllAsync(IQuerySession session, CancellationToken cancellationToken)
    {
        var batch = session.CreateBatchQuery();
        var reading = QueueAll(batch, session.TenantId);
        await batch.Execute(cancellationToken);
        return await reading;
    }

    /// <summary>All of the workspace, by name, with the other reads of a batch: known once that was executed.</summary>
    public Task<IReadOnlyList<T>> QueueAll(IBatchedQuery batch, string workspace) =>
        Queue(batch, workspace, _idsOfAll.GetValueOrDefault(workspace) ?? [], all: true);

    private Task<IReadOnlyList<T>> Queue(IBatchedQuery batch, string workspace, string[] ids, bool all)
    {
        // What is known now is kept at hand: another request may forget it meanwhile.
        var known = new Dictionary<Guid, T>(ids.Length);
        foreach (var id in ids)
        {
            if (_known.TryGetValue((workspace, id), out var one))
            {
                known[one.Version] = one.Document;
            }
        }

        return batch.Read(
            all ? _all : _some,
            parameters =>
            {
                parameters.Add(new NpgsqlParameter<string> { TypedValue = workspace });
                parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. known.Keys] });
                if (!all)
                {
                    parameters.Add(new NpgsqlParameter<string[]> { TypedValue = ids });
                }
            },
            async (rows, cancellationToken) =>
            {
                var documents = await ReadAsync(rows, workspace, known, cancellationToken);
                if (all && documents.Count != ids.Length)
                {
                    Bound(_idsOfAll);
                    _idsOfAll[workspace] = [.. documents.Select(it => it.Id)];
                }

                return (IReadOnlyList<T>)[.. documents.Select(it => it.Document)];
            });
    }

    private async Task<List<(string Id, T Document)>> ReadAsync(
        DbDataReader rows, string workspace, Dictionary<Guid, T> known, CancellationToken cancellationToken)
    {
        var documents = new List<(string Id, T Document)>();
        while (await rows.ReadAsync(cancellationToken))
        {
            var id = rows.GetString(0);
            documents.Add((id, known.TryGetValue(rows.GetGuid(1), out var document) ? document : Learn(workspace, id, rows)));
        }

        return documents;
    }

    private T Learn(string workspace, string id, DbDataReader row)
    {
        var document = JsonSerializer.Deserialize<T>(row.GetFieldValue<byte[]>(2))
            ?? throw new InvalidOperationException($"A row of {table} without a document.");
        Bound(_known);
        _known[(workspace, id)] = new Known(row.GetGuid(1), document);
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
