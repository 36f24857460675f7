using System.Data.Common;
using Npgsql;

namespace InterviewKit.Documents;

/// <summary>
/// Reads that are sent together, in one round trip. Each call answers a task that ends when <see cref="Execute"/> has run: await it after, not before.
/// </summary>
public interface IBatchedQuery
{
    /// <summary>The document of that identity; <c>null</c> when there is none.</summary>
    /// <param name="id">The identity as the document has it: a strong-typed one, a Guid or a string.</param>
    public Task<T?> Load<T>(object id) where T : notnull;

    /// <summary>The documents that there are of those identities, in no order.</summary>
    public Task<IReadOnlyList<T>> LoadMany<T, TId>(IEnumerable<TId> ids) where T : notnull where TId : notnull;

    /// <summary>Documents by LINQ: narrow with its own operators and end with <c>ToList</c>, <c>Count</c> and so on.</summary>
    public IBatchedQueryable<T> Query<T>() where T : notnull;

    /// <summary>Documents or values by SQL, as <see cref="IQuerySession.QueryAsync{T}(string, object[])"/> reads them.</summary>
    /// <param name="sql">The SQL, with <c>?</c> for each parameter.</param>
    /// <param name="parameters">The parameters, in order.</param>
    public Task<IReadOnlyList<T>> Query<T>(string sql, params object[] parameters);

    /// <summary>
    /// Not Marten's: a statement of one's own in its place among the others, read as one likes. In a transaction at READ COMMITTED it sees what had
    /// been committed when it began, so what stands behind a lock sees what the lock waited for.
    /// </summary>
    /// <param name="sql">One statement that answers rows, be it none, with <c>$1</c> and so on for its parameters.</param>
    /// <param name="bind">Adds the parameters; called once for each time that the batch is sent.</param>
    /// <param name="read">Reads the rows; called once for each time that the batch is sent.</param>
    public Task<TResult> Read<TResult>(string sql, Action<NpgsqlParameterCollection> bind, Func<DbDataReader, CancellationToken, Task<TResult>> read);

    /// <summary>Sends all of it. The batch can't be used again.</summary>
    /// <param name="token">Cancels the reading.</param>
    public Task Execute(CancellationToken token = default);
}
