using System.Linq.Expressions;
using System.Reflection;
using InterviewKit.Documents.Linq;

namespace InterviewKit.Documents;

/// <summary>The operators that run a query of a session, and the keyset paging that is this store's own.</summary>
public static class QueryableExtensions
{
    internal static readonly MethodInfo AfterMethod = typeof(QueryableExtensions).GetMethod(nameof(After))!;
    internal static readonly MethodInfo BeforeMethod = typeof(QueryableExtensions).GetMethod(nameof(Before))!;

    /// <summary>All rows.</summary>
    /// <exception cref="BadLinqExpressionException">The query can't be answered.</exception>
    public static Task<IReadOnlyList<T>> ToListAsync<T>(this IQueryable<T> queryable, CancellationToken token = default)
        => Provider(queryable).ToListAsync<T>(queryable.Expression, token);

    /// <summary>How many rows.</summary>
    /// <exception cref="BadLinqExpressionException">The query can't be answered.</exception>
    public static Task<int> CountAsync<T>(this IQueryable<T> queryable, CancellationToken token = default)
        => Provider(queryable).CountAsync(queryable.Expression, token);

    /// <summary>How many rows match.</summary>
    /// <exception cref="BadLinqExpressionException">The query can't be answered.</exception>
    public static Task<int> CountAsync<T>(this IQueryable<T> queryable, Expression<Func<T, bool>> predicate, CancellationToken token = default)
        => queryable.Where(predicate).CountAsync(token);

    /// <summary>Whether there is a row.</summary>
    /// <exception cref="BadLinqExpressionException">The query can't be answered.</exception>
    public static Task<bool> AnyAsync<T>(this IQueryable<T> queryable, CancellationToken token = default)
        => Provider(queryable).AnyAsync(queryable.Expression, token);

    /// <summary>Whether a row matches.</summary>
    /// <exception cref="BadLinqExpressionException">The query can't be answered.</exception>
    public static Task<bool> AnyAsync<T>(this IQueryable<T> queryable, Expression<Func<T, bool>> predicate, CancellationToken token = default)
        => queryable.Where(predicate).AnyAsync(token);

    /// <summary>The first row.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    /// <exception cref="BadLinqExpressionException">The query can't be answered.</exception>
    public static async Task<T> FirstAsync<T>(this IQueryable<T> queryable, CancellationToken token = default)
        => await Provider(queryable).RowsAsync<T>(queryable.Expression, 1, token) is [var first, ..] ? first : throw NoElements();

    /// <summary>The first row that matches.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    /// <exception cref="BadLinqExpressionException">The query can't be answered.</exception>
    public static Task<T> FirstAsync<T>(this IQueryable<T> queryable, Expression<Func<T, bool>> predicate, CancellationToken token = default)
        => queryable.Where(predicate).FirstAsync(token);

    /// <summary>The first row; the default value when there is none.</summary>
    /// <exception cref="BadLinqExpressionException">The query can't be answered.</exception>
    public static async Task<T?> FirstOrDefaultAsync<T>(this IQueryable<T> queryable, CancellationToken token = default)
        => await Provider(queryable).RowsAsync<T>(queryable.Expression, 1, token) is [var first, ..] ? first : default;

    /// <summary>The first row that matches; the default value when there is none.</summary>
    /// <exception cref="BadLinqExpressionException">The query can't be answered.</exception>
    public static Task<T?> FirstOrDefaultAsync<T>(this IQueryable<T> queryable, Expression<Func<T, bool>> predicate, CancellationToken token = default)
        => queryable.Where(predicate).FirstOrDefaultAsync(token);

    /// <summary>The only row.</summary>
    /// <exception cref="InvalidOperationException">There is none, or more than one.</exception>
    /// <exception cref="BadLinqExpressionException">The query can't be answered.</exception>
    public static async Task<T> SingleAsync<T>(this IQueryable<T> queryable, CancellationToken token = default)
        => await Provider(queryable).RowsAsync<T>(queryable.Expression, 2, token) switch
        {
            [var only] => only,
            [] => throw NoElements(),
            _ => throw MoreThanOneElement(),
        };

    /// <summary>The only row that matches.</summary>
    /// <exception cref="InvalidOperationException">There is none, or more than one.</exception>
    /// <exception cref="BadLinqExpressionException">The query can't be answered.</exception>
    public static Task<T> SingleAsync<T>(this IQueryable<T> queryable, Expression<Func<T, bool>> predicate, CancellationToken token = default)
        => queryable.Where(predicate).SingleAsync(token);

    /// <summary>The only row; the default value when there is none.</summary>
    /// <exception cref="InvalidOperationException">There is more than one.</exception>
    /// <exception cref="BadLinqExpressionException">The query can't be answered.</exception>
    public static async Task<T?> SingleOrDefaultAsync<T>(this IQueryable<T> queryable, CancellationToken token = default)
        => await Provider(queryable).RowsAsync<T>(queryable.Expression, 2, token) switch
        {
            [var only] => only,
            [] => default,
            _ => throw MoreThanOneElement(),
        };

    /// <summary>The only row that matches; the default value when there is none.</summary>
    /// <exception cref="InvalidOperationException">There is more than one.</exception>
    /// <exception cref="BadLinqExpressionException">The query can't be answered.</exception>
    public static Task<T?> SingleOrDefaultAsync<T>(this IQueryable<T> queryable, Expression<Func<T, bool>> predicate, CancellationToken token = default)
        => queryable.Where(predicate).SingleOrDefaultAsync(token);

    /// <summary>
    /// The stored JSON of all rows as one JSON array, written as it is and row by row. All members go out: for read models that hold nothing the reader may
    /// not see.
    /// </summary>
    /// <returns>How many rows were written.</returns>
    /// <exception cref="BadLinqExpressionException">The query can't be answered, or selects something.</exception>
    public static Task<int> StreamJsonArray<T>(this IQueryable<T> queryable, Stream destination, CancellationToken token = default)
        => Provider(queryable).StreamJsonArrayAsync(queryable.Expression, destination, token);

    /// <summary>The SQL that the query runs, with <c>$1</c> and so on for its parameters.</summary>
    /// <exception cref="BadLinqExpressionException">The query can't be answered.</exception>
    public static string ToSql<T>(this IQueryable<T> queryable) => Provider(queryable).ToSql(queryable.Expression);

    /// <summary>
    /// Not Marten's: keeps the rows strictly after a key in the ordering given, nulls last. For the page behind a row, since it costs the same on every page.
    /// </summary>
    /// <param name="source">A query that is ordered; the ordering must tell all rows apart, so end it with the identity.</param>
    /// <param name="keys">The row's value for each member of the ordering, in its order.</param>
    public static IQueryable<T> After<T>(this IQueryable<T> source, params object?[] keys) => Keyset(source, AfterMethod, keys);

    /// <summary>
    /// Not Marten's: keeps the rows strictly before a key in the ordering given, nulls last. They stay in that ordering: for the page just before a
    /// row, reverse the ordering, use <see cref="After"/> and reverse what comes.
    /// </summary>
    /// <param name="source">A query that is ordered; the ordering must tell all rows apart, so end it with the identity.</param>
    /// <param name="keys">The row's value for each member of the ordering, in its order.</param>
    public static IQueryable<T> Before<T>(this IQueryable<T> source, params object?[] keys) => Keyset(source, BeforeMethod, keys);

    private static IQueryable<T> Keyset<T>(IQueryable<T> source, MethodInfo method, object?[] keys)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(keys);
        return source.Provider.CreateQuery<T>(Expression.Call(method.MakeGenericMethod(typeof(T)), source.Expression, Expression.Constant(keys)));
    }

    private static QueryProvider Provider<T>(IQueryable<T> queryable)
    {
        ArgumentNullException.ThrowIfNull(queryable);
        return queryable.Provider as QueryProvider
            ?? throw new ArgumentException("Only a query of a session can be run asynchronously.", nameof(queryable));
    }

    private static InvalidOperationException NoElements() => new("Sequence contains no elements");

    private static InvalidOperationException MoreThanOneElement() => new("Sequence contains more than one element");
}
