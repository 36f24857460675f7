using System.Data.Common;
using InterviewKit.Documents.Linq;
using Npgsql;

namespace InterviewKit.Documents.Sessions;

/// <summary>Collects reads, and sends them in one batch.</summary>
internal sealed class BatchedQuery(QuerySession session) : IBatchedQuery
{
    private readonly List<BatchItem> items = [];
    private bool isExecuted;

    public Task<T?> Load<T>(object id) where T : notnull
    {
        var mapping = session.Documents.Mappings.Of<T>();
        var key = mapping.Identity.Unwrap(id);
        return Add(
            mapping.Sql.LoadOne,
            parameters => mapping.BindKey(parameters, session.TenantId, key),
            async (reader, token) => await reader.ReadAsync(token) ? mapping.Read(reader, session.Context.Versions) : default);
    }

    public Task<IReadOnlyList<T>> LoadMany<T, TId>(IEnumerable<TId> ids) where T : notnull where TId : notnull
    {
        var mapping = session.Documents.Mappings.Of<T>();
        IReadOnlyList<object> keys = [.. ids.Select(id => mapping.Identity.Unwrap(id)).Distinct()];
        return Add(
            mapping.Sql.LoadMany,
            parameters => mapping.BindKeys(parameters, session.TenantId, keys),
            (reader, token) => RowReading.AllAsync(reader, row => mapping.Read(row, session.Context.Versions), token));
    }

    public IBatchedQueryable<T> Query<T>() where T : notnull => new BatchedQueryable<T>(this, session.Query<T>());

    public Task<IReadOnlyList<T>> Query<T>(string sql, params object[] parameters)
    {
        var query = new SqlQuery<T>(session, '?', sql, parameters);
        return Add(query.Text, query.Bind, query.ReadAsync);
    }

    public Task<TResult> Read<TResult>(string sql, Action<NpgsqlParameterCollection> bind, Func<DbDataReader, CancellationToken, Task<TResult>> read)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(sql);
        return Add(sql, bind, read);
    }

    public async Task Execute(CancellationToken token = default)
    {
        RefuseExecuted();
        isExecuted = true;
        if (items.Count == 0)
            return;

        try
        {
            // Results are handed out only when all were read, since a broken connection makes all of it be read again.
            var completions = await session.Connection.UseAsync(static (open, items, cancellation) => ReadAllAsync(open, items, cancellation), items, token);
            foreach (var complete in completions)
                complete();
        }
        catch (Exception exception)
        {
            foreach (var item in items)
                item.Fail(exception);
            throw;
        }
    }

    internal Task<TResult> Add<TResult>(string sql, Action<NpgsqlParameterCollection> bind, Func<NpgsqlDataReader, CancellationToken, Task<TResult>> read)
    {
        RefuseExecuted();
        var completion = new TaskCompletionSource<TResult>();
        items.Add(new BatchItem(
            sql,
            bind,
            async (reader, token) =>
            {
                var result = await read(reader, token);
                return () => completion.TrySetResult(result);
            },
            exception => completion.TrySetException(exception)));
        return completion.Task;
    }

    internal static PreparedQuery Prepare<T>(IQueryable<T> query, QueryEnd end) => ((QueryProvider)query.Provider).Prepare(query.Expression, end);

    private static async Task<IReadOnlyList<Action>> ReadAllAsync(NpgsqlConnection connection, List<BatchItem> items, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var item in items)
        {
            var command = new NpgsqlBatchCommand(item.Sql);
            item.Bind(command.Parameters);
            batch.BatchCommands.Add(command);
        }

        var completions = new List<Action>(items.Count);
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        foreach (var item in items)
        {
            completions.Add(await item.Read(reader, cancellation));
            await reader.NextResultAsync(cancellation);
        }

        return completions;
    }

    private void RefuseExecuted()
    {
        if (isExecuted)
            throw new InvalidOperationException("This batch was executed already; create another one.");
    }

    private sealed record BatchItem(
        string Sql,
        Action<NpgsqlParameterCollection> Bind,
        Func<NpgsqlDataReader, CancellationToken, Task<Action>> Read,
        Action<Exception> Fail);
}
