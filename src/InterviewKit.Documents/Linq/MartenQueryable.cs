using System.Collections;
using System.Linq.Expressions;

namespace InterviewKit.Documents.Linq;

/// <summary>A step of a query: its expression, and the session that will run it.</summary>
internal sealed class MartenQueryable<T> : IMartenQueryable<T>
{
    public MartenQueryable(QueryProvider provider)
    {
        Provider = provider;
        Expression = Expression.Constant(this);
    }

    public MartenQueryable(QueryProvider provider, Expression expression)
    {
        Provider = provider;
        Expression = expression;
    }

    public Type ElementType => typeof(T);

    public Expression Expression { get; }

    public IQueryProvider Provider { get; }

    public IEnumerator<T> GetEnumerator()
        => throw new NotSupportedException("A query is run asynchronously: end it with ToListAsync, FirstOrDefaultAsync, CountAsync or another operator of QueryableExtensions.");

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
