using System.Linq.Expressions;
using InterviewKit.Documents.Linq;

namespace InterviewKit.Documents.Sessions;

/// <summary>A LINQ query that waits in a batch.</summary>
internal sealed class BatchedQueryable<T>(BatchedQuery batch, IQueryable<T> query) : IBatchedQueryable<T>
{
    public IBatchedQueryable<T> Where(Expression<Func<T, bool>> predicate) => With(query.Where(predicate));

    public IBatchedQueryable<T> OrderBy<TKey>(Expression<Func<T, TKey>> key) => With(query.OrderBy(key));

    public IBatchedQueryable<T> OrderByDescending<TKey>(Expression<Func<T, TKey>> key) => With(query.OrderByDescending(key));

    public IBatchedQueryable<T> ThenBy<TKey>(Expression<Func<T, TKey>> key) => With(Ordered.ThenBy(key));

    public IBatchedQueryable<T> ThenByDescending<TKey>(Expression<Func<T, TKey>> key) => With(Ordered.ThenByDescending(key));

    public IBatchedQueryable<T> Skip(int count) => With(query.Skip(count));

    public IBatchedQueryable<T> Take(int count) => With(query.Take(count));

    public IBatchedQueryable<TResult> Select<TResult>(Expression<Func<T, TResult>> selector) => new BatchedQueryable<TResult>(batch, query.Select(selector));

    public Task<IReadOnlyList<T>> ToList()
    {
        var prepared = BatchedQuery.Prepare(query, QueryEnd.AllRows);
        return batch.Add(prepared.Sql, prepared.Bind, prepared.ReadRowsAsync<T>);
    }

    public Task<int> Count()
    {
        var prepared = BatchedQuery.Prepare(query, QueryEnd.Count);
        return batch.Add(prepared.Sql, prepared.Bind, PreparedQuery.ReadCountAsync);
    }

    public Task<bool> Any()
    {
        var prepared = BatchedQuery.Prepare(query, QueryEnd.Any);
        return batch.Add(prepared.Sql, prepared.Bind, PreparedQuery.ReadAnyAsync);
    }

    public Task<T?> FirstOrDefault()
    {
        var prepared = BatchedQuery.Prepare(query, QueryEnd.OneRow);
        return batch.Add(prepared.Sql, prepared.Bind, async (reader, token) => await prepared.ReadRowsAsync<T>(reader, token) is [var first, ..] ? first : default);
    }

    public Task<T?> SingleOrDefault()
    {
        var prepared = BatchedQuery.Prepare(query, QueryEnd.TwoRows);
        return batch.Add(prepared.Sql, prepared.Bind, async (reader, token) => await prepared.ReadRowsAsync<T>(reader, token) switch
        {
            [var only] => only,
            [] => default,
            _ => throw new InvalidOperationException("Sequence contains more than one element"),
        });
    }

    private IOrderedQueryable<T> Ordered
        => query as IOrderedQueryable<T> ?? throw new BadLinqExpressionException("ThenBy needs an OrderBy before it.");

    private BatchedQueryable<T> With(IQueryable<T> narrowed) => new(batch, narrowed);
}
