using System.Data.Common;
using Npgsql;

namespace InterviewKit.Documents;

/// <summary>
/// A conversation of one tenant with the store that reads. Cheap to open: a connection is taken for each call and given back at its end,
/// or kept from <see cref="IDocumentSession.BeginTransactionAsync"/> on. Not for several threads at once.
/// </summary>
public interface IQuerySession : IAsyncDisposable
{
    /// <summary>The tenant whose documents and streams this session sees.</summary>
    public string TenantId { get; }

    /// <summary>Written beside documents and events that keep metadata.</summary>
    public string? CorrelationId { get; set; }

    /// <summary>Written beside documents and events that keep metadata.</summary>
    public string? CausationId { get; set; }

    /// <summary>Who writes; written beside documents and events that keep metadata.</summary>
    public string? LastModifiedBy { get; set; }

    /// <summary>Streams and their events.</summary>
    public IQueryEventStore Events { get; }

    /// <summary>The document of that identity, a soft-deleted one too; <c>null</c> when there is none.</summary>
    public Task<T?> LoadAsync<T>(Guid id, CancellationToken token = default) where T : notnull;

    /// <inheritdoc cref="LoadAsync{T}(Guid, CancellationToken)"/>
    public Task<T?> LoadAsync<T>(string id, CancellationToken token = default) where T : notnull;

    /// <inheritdoc cref="LoadAsync{T}(Guid, CancellationToken)"/>
    /// <param name="id">The identity as the document has it: a strong-typed one, a Guid or a string.</param>
    /// <param name="token">Cancels the reading.</param>
    /// <exception cref="InvalidDocumentException">The identity is of another type than the document's.</exception>
    public Task<T?> LoadAsync<T>(object id, CancellationToken token = default) where T : notnull;

    /// <summary>The documents that there are of those identities, in no order. Repeated and unknown identities are passed over.</summary>
    public Task<IReadOnlyList<T>> LoadManyAsync<T>(params Guid[] ids) where T : notnull;

    /// <inheritdoc cref="LoadManyAsync{T}(Guid[])"/>
    public Task<IReadOnlyList<T>> LoadManyAsync<T>(params string[] ids) where T : notnull;

    /// <inheritdoc cref="LoadManyAsync{T}(Guid[])"/>
    public Task<IReadOnlyList<T>> LoadManyAsync<T>(IEnumerable<Guid> ids, CancellationToken token = default) where T : notnull;

    /// <inheritdoc cref="LoadManyAsync{T}(Guid[])"/>
    public Task<IReadOnlyList<T>> LoadManyAsync<T>(IEnumerable<string> ids, CancellationToken token = default) where T : notnull;

    /// <summary>As the others, for strong-typed identities: <c>LoadManyAsync&lt;Person, PersonId&gt;(ids)</c>.</summary>
    public Task<IReadOnlyList<T>> LoadManyAsync<T, TId>(IEnumerable<TId> ids, CancellationToken token = default) where T : notnull where TId : notnull;

    /// <summary>Whether there is a document of that identity, soft-deleted ones included.</summary>
    public Task<bool> CheckExistsAsync<T>(Guid id, CancellationToken token = default) where T : notnull;

    /// <inheritdoc cref="CheckExistsAsync{T}(Guid, CancellationToken)"/>
    public Task<bool> CheckExistsAsync<T>(string id, CancellationToken token = default) where T : notnull;

    /// <inheritdoc cref="CheckExistsAsync{T}(Guid, CancellationToken)"/>
    public Task<bool> CheckExistsAsync<T>(object id, CancellationToken token = default) where T : notnull;

    /// <summary>All documents of the type and tenant that are not soft-deleted, to be narrowed by LINQ.</summary>
    public IMartenQueryable<T> Query<T>() where T : notnull;

    /// <summary>
    /// Documents or values by SQL. A text that starts with <c>select</c> or <c>with</c> is run as it stands, and its first column is read as the
    /// value, or as JSON; any other text is put behind <c>select d.data from (documents of this tenant) as d</c>.
    /// </summary>
    /// <param name="sql">The SQL, with <c>?</c> for each parameter.</param>
    /// <param name="parameters">The parameters, in order.</param>
    public Task<IReadOnlyList<T>> QueryAsync<T>(string sql, params object[] parameters);

    /// <inheritdoc cref="QueryAsync{T}(string, object[])"/>
    /// <param name="sql">The SQL, with <c>?</c> for each parameter.</param>
    /// <param name="token">Cancels the reading.</param>
    /// <param name="parameters">The parameters, in order.</param>
    public Task<IReadOnlyList<T>> QueryAsync<T>(string sql, CancellationToken token, params object[] parameters);

    /// <inheritdoc cref="QueryAsync{T}(string, object[])"/>
    /// <param name="placeholder">The character that stands for a parameter, for SQL that uses <c>?</c> as an operator.</param>
    /// <param name="sql">The SQL.</param>
    /// <param name="token">Cancels the reading.</param>
    /// <param name="parameters">The parameters, in order.</param>
    public Task<IReadOnlyList<T>> QueryAsync<T>(char placeholder, string sql, CancellationToken token, params object[] parameters);

    /// <summary>What the store keeps beside a document; <c>null</c> when it is not stored.</summary>
    public Task<DocumentMetadata?> MetadataForAsync<T>(T entity, CancellationToken token = default) where T : notnull;

    /// <summary>Several reads in one round trip.</summary>
    public IBatchedQuery CreateBatchQuery();

    /// <summary>The stored JSON of a document, written as it is; <c>false</c> and nothing written when there is none.</summary>
    /// <remarks>All members go out: for read models that hold nothing the reader may not see.</remarks>
    public Task<bool> StreamJsonById<T>(object id, Stream destination, CancellationToken token = default) where T : notnull;

    /// <summary>Runs a command of one's own on the session's connection. Disposing the reader gives the connection back.</summary>
    /// <remarks>
    /// In a session that only reads, it is tried again on a passing failure, as other reads are. In one that writes it is not: the command may write too, and
    /// nobody knows whether it did.
    /// </remarks>
    public Task<DbDataReader> ExecuteReaderAsync(NpgsqlCommand command, CancellationToken token = default);
}
