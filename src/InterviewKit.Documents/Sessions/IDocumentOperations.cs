using System.Linq.Expressions;

namespace InterviewKit.Documents;

/// <summary>What is to be done to documents and streams when the session is saved.</summary>
public interface IDocumentOperations : IQuerySession
{
    /// <summary>Streams to append to and to read.</summary>
    public new IEventStoreOperations Events { get; }

    /// <summary>Inserts or replaces. A missing identity is given at once, so that it can be used before saving.</summary>
    public void Store<T>(params T[] entities) where T : notnull;

    /// <inheritdoc cref="Store{T}(T[])"/>
    public void Store<T>(IEnumerable<T> entities) where T : notnull;

    /// <summary>Adds. Saving throws <see cref="DocumentAlreadyExistsException"/> if the identity is taken.</summary>
    public void Insert<T>(params T[] entities) where T : notnull;

    /// <inheritdoc cref="Insert{T}(T[])"/>
    public void Insert<T>(IEnumerable<T> entities) where T : notnull;

    /// <summary>Replaces. Saving throws <see cref="NonExistentDocumentException"/> if there is nothing to replace.</summary>
    public void Update<T>(params T[] entities) where T : notnull;

    /// <inheritdoc cref="Update{T}(T[])"/>
    public void Update<T>(IEnumerable<T> entities) where T : notnull;

    /// <summary>Deletes, or marks as deleted where the mapping says so. No error when there is none.</summary>
    public void Delete<T>(T entity) where T : notnull;

    /// <inheritdoc cref="Delete{T}(T)"/>
    public void Delete<T>(Guid id) where T : notnull;

    /// <inheritdoc cref="Delete{T}(T)"/>
    public void Delete<T>(string id) where T : notnull;

    /// <inheritdoc cref="Delete{T}(T)"/>
    public void Delete<T>(object id) where T : notnull;

    /// <summary>Deletes all that match, or marks them as deleted where the mapping says so.</summary>
    public void DeleteWhere<T>(Expression<Func<T, bool>> expression) where T : notnull;

    /// <summary>Takes the row away, even where deleting marks.</summary>
    public void HardDelete<T>(T entity) where T : notnull;

    /// <inheritdoc cref="HardDelete{T}(T)"/>
    public void HardDelete<T>(Guid id) where T : notnull;

    /// <inheritdoc cref="HardDelete{T}(T)"/>
    public void HardDelete<T>(string id) where T : notnull;

    /// <summary>Takes away all rows that match, even where deleting marks; those marked already too.</summary>
    public void HardDeleteWhere<T>(Expression<Func<T, bool>> expression) where T : notnull;

    /// <summary>Takes the mark of deletion from all that match.</summary>
    public void UndoDeleteWhere<T>(Expression<Func<T, bool>> expression) where T : notnull;

    /// <summary>Stores if the stored Guid version is still the given one; else saving throws <see cref="ConcurrencyException"/>.</summary>
    public void UpdateExpectedVersion<T>(T entity, Guid version) where T : notnull;

    /// <summary>Stores as that revision, which must be above the stored one; else saving throws <see cref="ConcurrencyException"/>.</summary>
    /// <param name="entity">The document.</param>
    /// <param name="revision">The revision it will have: the one that was read, plus 1, for a plain guard against lost updates.</param>
    public void UpdateRevision<T>(T entity, long revision) where T : notnull;

    /// <summary>As <see cref="UpdateRevision{T}"/>, but leaves what is stored as it is, without error, when that is not older.</summary>
    public void TryUpdateRevision<T>(T entity, long revision) where T : notnull;

    /// <summary>Runs SQL within the unit of work, in its place among the other operations.</summary>
    /// <param name="sql">The SQL, with <c>?</c> for each parameter.</param>
    /// <param name="parameterValues">The parameters, in order; <see cref="DBNull.Value"/> for null, an <c>NpgsqlParameter</c> for a type of its own.</param>
    public void QueueSqlCommand(string sql, params object[] parameterValues);

    /// <inheritdoc cref="QueueSqlCommand(string, object[])"/>
    /// <param name="placeholder">The character that stands for a parameter, for SQL that uses <c>?</c> as an operator.</param>
    /// <param name="sql">The SQL.</param>
    /// <param name="parameterValues">The parameters, in order.</param>
    public void QueueSqlCommand(char placeholder, string sql, params object[] parameterValues);
}
