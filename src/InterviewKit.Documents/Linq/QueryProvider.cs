using System.Linq.Expressions;

namespace InterviewKit.Documents.Linq;

internal abstract class QueryProvider : IQueryProvider
{
    public abstract IQueryable CreateQuery(Expression expression);
    public abstract IQueryable<TElement> CreateQuery<TElement>(Expression expression);
    public abstract object? Execute(Expression expression);
    public abstract TResult Execute<TResult>(Expression expression);
    public abstract Task<IReadOnlyList<T>> ToListAsync<T>(Expression expression, CancellationToken token);
    public abstract Task<IReadOnlyList<T>> RowsAsync<T>(Expression expression, int limit, CancellationToken token);
    public abstract Task<int> CountAsync(Expression expression, CancellationToken token);
    public abstract Task<bool> AnyAsync(Expression expression, CancellationToken token);
    public abstract string ToSql(Expression expression);
}
