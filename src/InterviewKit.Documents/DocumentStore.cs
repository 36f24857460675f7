using System.Data;

namespace InterviewKit.Documents;

/// <inheritdoc cref="IDocumentStore"/>
public sealed class DocumentStore : IDocumentStore
{
    private DocumentStore(StoreOptions options) => Options = options;

    /// <inheritdoc/>
    public IDocumentStorage Storage => throw new NotSupportedException();

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
    public IQuerySession QuerySession(string tenantId) => throw new NotSupportedException();

    /// <inheritdoc/>
    public IDocumentSession LightweightSession(string tenantId, IsolationLevel isolationLevel = IsolationLevel.ReadCommitted) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task BulkInsertAsync<T>(string tenantId, IReadOnlyCollection<T> documents, BulkInsertMode mode = BulkInsertMode.InsertsOnly, CancellationToken cancellation = default)
        where T : notnull => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Options.OwnsDataSource)
            Options.DataSource!.Dispose();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Options.OwnsDataSource ? Options.DataSource!.DisposeAsync() : ValueTask.CompletedTask;
}
