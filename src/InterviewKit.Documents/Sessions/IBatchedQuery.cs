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

    /// <summary>Sends all of it. The batch can't be used again.</summary>
    /// <param name="token">Cancels the reading.</param>
    public Task Execute(CancellationToken token = default);
}
