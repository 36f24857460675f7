using System.Linq.Expressions;
using InterviewKit.Documents.Mapping;
using InterviewKit.Documents.Sessions;

namespace InterviewKit.Documents.Linq;

/// <summary>Runs the queries of a session.</summary>
internal sealed class QueryProvider(QuerySession session, DocumentMapping document) : IQueryProvider
{
    public IMartenQueryable<T> Root<T>() => new MartenQueryable<T>(this);

    public IQueryable CreateQuery(Expression expression)
        => throw new NotSupportedException("Only queries whose element type is known when they are compiled can be built.");

    public IQueryable<TElement> CreateQuery<TElement>(Expression expression) => new MartenQueryable<TElement>(this, expression);

    public object? Execute(Expression expression) => throw NotAsynchronous();

    public TResult Execute<TResult>(Expression expression) => throw NotAsynchronous();

    public Task<IReadOnlyList<T>> ToListAsync<T>(Expression expression, CancellationToken cancellation)
        => RowsAsync<T>(Prepare(expression, QueryEnd.AllRows), cancellation);

    public Task<IReadOnlyList<T>> RowsAsync<T>(Expression expression, int limit, CancellationToken cancellation)
        => RowsAsync<T>(Prepare(expression, limit == 1 ? QueryEnd.OneRow : QueryEnd.TwoRows), cancellation);

    public Task<int> CountAsync(Expression expression, CancellationToken cancellation)
    {
        var query = Prepare(expression, QueryEnd.Count);
        return session.Connection.ReadAsync(query.Sql, query.Bind, PreparedQuery.ReadCountAsync, cancellation);
    }

    public Task<bool> AnyAsync(Expression expression, CancellationToken cancellation)
    {
        var query = Prepare(expression, QueryEnd.Any);
        return session.Connection.ReadAsync(query.Sql, query.Bind, PreparedQuery.ReadAnyAsync, cancellation);
    }

    public async Task<int> StreamJsonArrayAsync(Expression expression, Stream destination, CancellationToken cancellation)
    {
        var query = Prepare(expression, QueryEnd.AllRows);
        if (query.IsProjected)
            throw new BadLinqExpressionException("Only whole documents can be streamed: leave Select out.");
        return await session.Connection.ReadAsync(query.Sql, query.Bind, (reader, token) => JsonStreaming.WriteArrayAsync(reader, destination, token), cancellation);
    }

    public string ToSql(Expression expression) => Prepare(expression, QueryEnd.AllRows).Sql;

    /// <summary>The plan of a query, new or from the cache, with the values of this one.</summary>
    public PreparedQuery Prepare(Expression expression, QueryEnd end)
    {
        var shape = new QueryShape(document.DocumentType, end);
        var values = new ShapeReader(shape).Read(expression);
        var plan = session.Documents.Plans.GetOrAdd(shape, () => Parse(expression, end));
        return new PreparedQuery(plan, values, session);
    }

    private QueryPlan Parse(Expression expression, QueryEnd end)
    {
        var slots = new Dictionary<Expression, int>(ReferenceEqualityComparer.Instance);
        new ShapeReader(new QueryShape(document.DocumentType, end), slots).Read(expression);
        return new QueryParser(session.Documents, document, slots).Parse(expression, end);
    }

    private Task<IReadOnlyList<T>> RowsAsync<T>(PreparedQuery query, CancellationToken cancellation)
        => session.Connection.ReadAsync(query.Sql, query.Bind, query.ReadRowsAsync<T>, cancellation);

    private static NotSupportedException NotAsynchronous()
        => new("A query is run asynchronously: CountAsync instead of Count, FirstOrDefaultAsync instead of FirstOrDefault, and so on.");
}
