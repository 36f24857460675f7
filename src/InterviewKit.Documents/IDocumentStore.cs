using System.Data;
using Microsoft.Extensions.Logging;

namespace InterviewKit.Documents;

/// <summary>
/// One database of documents and event streams. Safe for use by many threads; an application has one for its life.
/// </summary>
/// <remarks>Every session is bound to a tenant when it is opened: there is no default tenant to fall back to.</remarks>
public interface IDocumentStore : IAsyncDisposable, IDisposable
{
    /// <summary>The script, the changes and the check of the tables that this store's mapping needs.</summary>
    public IDocumentStorage Storage { get; }

    /// <summary>The settings the store was made with. They are frozen: changing them has no effect.</summary>
    public StoreOptions Options { get; }

    /// <summary>A session that reads.</summary>
    /// <param name="tenantId">The tenant whose documents and streams are seen. Never blank.</param>
    /// <exception cref="ArgumentException">The tenant is blank.</exception>
    public IQuerySession QuerySession(string tenantId);

    /// <summary>A session that reads and writes, without identity map: what is loaded twice is two objects.</summary>
    /// <param name="tenantId">The tenant whose documents and streams are seen and written. Never blank.</param>
    /// <param name="isolationLevel">The isolation of the session's transactions.</param>
    /// <exception cref="ArgumentException">The tenant is blank.</exception>
    public IDocumentSession LightweightSession(string tenantId, IsolationLevel isolationLevel = IsolationLevel.ReadCommitted);

    /// <summary>What runs the asynchronous projections, under a leader, and rebuilds projections. An application has one.</summary>
    /// <param name="logger">Is told of events that are set aside.</param>
    public IProjectionDaemon BuildProjectionDaemon(ILogger? logger = null);

    /// <summary>Loads many documents through COPY, in one transaction: all of them or none. For seeds and imports.</summary>
    /// <param name="tenantId">The tenant the documents belong to.</param>
    /// <param name="documents">The documents; identities that are missing are given.</param>
    /// <param name="mode">What to do with a document that exists.</param>
    /// <param name="cancellation">Cancels; nothing is kept then.</param>
    /// <exception cref="DocumentAlreadyExistsException">A document exists and the mode is <see cref="BulkInsertMode.InsertsOnly"/>.</exception>
    public Task BulkInsertAsync<T>(string tenantId, IReadOnlyCollection<T> documents, BulkInsertMode mode = BulkInsertMode.InsertsOnly, CancellationToken cancellation = default)
        where T : notnull;
}
