using System.Data;
using InterviewKit.Documents.Daemon;
using InterviewKit.Documents.Operations;
using InterviewKit.Documents.Schema;
using InterviewKit.Documents.Sessions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace InterviewKit.Documents;

/// <inheritdoc cref="IDocumentStore"/>
public sealed class DocumentStore : IDocumentStore
{
    private readonly DocumentDatabase database;

    private DocumentStore(StoreOptions options)
    {
        Options = options;
        database = new DocumentDatabase(options);
        Storage = new DocumentStorage(database);
    }

    /// <inheritdoc/>
    public IDocumentStorage Storage { get; }

    /// <inheritdoc/>
    public StoreOptions Options { get; }

    /// <summary>A store; no database is touched yet.</summary>
    /// <param name="configure">Says what the store is made of.</param>
    /// <exception cref="InvalidDocumentException">The mapping does not hold.</exception>
    public static DocumentStore For(Action<StoreOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var options = new StoreOptions();
        configure(options);
        return new DocumentStore(options);
    }

    /// <inheritdoc/>
    public IQuerySession QuerySession(string tenantId) => new QuerySession(database, tenantId, IsolationLevel.ReadCommitted);

    /// <inheritdoc/>
    public IDocumentSession LightweightSession(string tenantId, IsolationLevel isolationLevel = IsolationLevel.ReadCommitted)
        => new DocumentSession(database, tenantId, isolationLevel);

    /// <inheritdoc/>
    public IProjectionDaemon BuildProjectionDaemon(ILogger? logger = null) => new ProjectionDaemon(database, logger ?? NullLogger.Instance);

    /// <inheritdoc/>
    public Task BulkInsertAsync<T>(string tenantId, IReadOnlyCollection<T> documents, BulkInsertMode mode = BulkInsertMode.InsertsOnly, CancellationToken cancellation = default)
        where T : notnull
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tenantId);
        ArgumentNullException.ThrowIfNull(documents);
        return new BulkInsert<T>(database, tenantId, documents, mode).RunAsync(cancellation);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Options.OwnsDataSource)
            Options.DataSource!.Dispose();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Options.OwnsDataSource ? Options.DataSource!.DisposeAsync() : ValueTask.CompletedTask;
}
