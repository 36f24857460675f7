using System.Data;
using System.Data.Common;
using InterviewKit.Documents.Events;
using InterviewKit.Documents.Linq;
using InterviewKit.Documents.Operations;
using Npgsql;

namespace InterviewKit.Documents.Sessions;

internal class QuerySession : IQuerySession
{
    private readonly EventStore events;
    private readonly SessionMetadata metadata = new();

    public QuerySession(DocumentDatabase database, string tenantId, IsolationLevel isolationLevel)
        : this(database, tenantId, new SessionConnection(database.DataSource, tenantId, isolationLevel))
    {
    }

    private protected QuerySession(DocumentDatabase database, string tenantId, SessionConnection connection)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tenantId);
        Documents = database;
        TenantId = tenantId;
        Connection = connection;
        Context = new OperationContext(tenantId, metadata, new VersionTracker(), database.Time);
        events = new EventStore(this);
    }

    public string TenantId { get; }

    public string? CorrelationId
    {
        get => metadata.CorrelationId;
        set => metadata.CorrelationId = value;
    }

    public string? CausationId
    {
        get => metadata.CausationId;
        set => metadata.CausationId = value;
    }

    public string? LastModifiedBy
    {
        get => metadata.LastModifiedBy;
        set => metadata.LastModifiedBy = value;
    }

    public IQueryEventStore Events => events;

    internal DocumentDatabase Documents { get; }

    internal SessionConnection Connection { get; }

    internal OperationContext Context { get; }

    public Task<T?> LoadAsync<T>(Guid id, CancellationToken token = default) where T : notnull => LoadAsync<T>((object)id, token);

    public Task<T?> LoadAsync<T>(string id, CancellationToken token = default) where T : notnull => LoadAsync<T>((object)id, token);

    public Task<T?> LoadAsync<T>(object id, CancellationToken token = default) where T : notnull
    {
        var mapping = Documents.Mappings.Of<T>();
        var key = mapping.Identity.Unwrap(id);
        return Connection.ReadAsync(
            mapping.Sql.LoadOne,
            parameters => mapping.BindKey(parameters, TenantId, key),
            async (reader, cancellation) => await reader.ReadAsync(cancellation) ? mapping.Read(reader, Context.Versions) : default,
            token);
    }

    public Task<IReadOnlyList<T>> LoadManyAsync<T>(params Guid[] ids) where T : notnull => LoadManyAsync<T, Guid>(ids);

    public Task<IReadOnlyList<T>> LoadManyAsync<T>(params string[] ids) where T : notnull => LoadManyAsync<T, string>(ids);

    public Task<IReadOnlyList<T>> LoadManyAsync<T>(IEnumerable<Guid> ids, CancellationToken token = default) where T : notnull
        => LoadManyAsync<T, Guid>(ids, token);

    public Task<IReadOnlyList<T>> LoadManyAsync<T>(IEnumerable<string> ids, CancellationToken token = default) where T : notnull
        => LoadManyAsync<T, string>(ids, token);

    public Task<IReadOnlyList<T>> LoadManyAsync<T, TId>(IEnumerable<TId> ids, CancellationToken token = default) where T : notnull where TId : notnull
    {
        var mapping = Documents.Mappings.Of<T>();
        IReadOnlyList<object> keys = [.. ids.Select(id => mapping.Identity.Unwrap(id)).Distinct()];
        if (keys.Count == 0)
            return Task.FromResult<IReadOnlyList<T>>([]);
        return Connection.ReadAsync(
            mapping.Sql.LoadMany,
            parameters => mapping.BindKeys(parameters, TenantId, keys),
            (reader, cancellation) => RowReading.AllAsync(reader, row => mapping.Read(row, Context.Versions), cancellation),
            token);
    }

    public Task<bool> CheckExistsAsync<T>(Guid id, CancellationToken token = default) where T : notnull => CheckExistsAsync<T>((object)id, token);

    public Task<bool> CheckExistsAsync<T>(string id, CancellationToken token = default) where T : notnull => CheckExistsAsync<T>((object)id, token);

    public Task<bool> CheckExistsAsync<T>(object id, CancellationToken token = default) where T : notnull
    {
        var mapping = Documents.Mappings.Of<T>();
        var key = mapping.Identity.Unwrap(id);
        return Connection.ReadAsync(
            mapping.Sql.Exists,
            parameters => mapping.BindKey(parameters, TenantId, key),
            async (reader, cancellation) => await reader.ReadAsync(cancellation) && reader.GetBoolean(0),
            token);
    }

    public IMartenQueryable<T> Query<T>() where T : notnull => new QueryProvider(this, Documents.Mappings.Of<T>()).Root<T>();

    public Task<IReadOnlyList<T>> QueryAsync<T>(string sql, params object[] parameters) => QueryAsync<T>('?', sql, CancellationToken.None, parameters);

    public Task<IReadOnlyList<T>> QueryAsync<T>(string sql, CancellationToken token, params object[] parameters) => QueryAsync<T>('?', sql, token, parameters);

    public Task<IReadOnlyList<T>> QueryAsync<T>(char placeholder, string sql, CancellationToken token, params object[] parameters)
        => new SqlQuery<T>(this, placeholder, sql, parameters).RunAsync(token);

    public Task<DocumentMetadata?> MetadataForAsync<T>(T entity, CancellationToken token = default) where T : notnull
    {
        var mapping = Documents.Mappings.Of<T>();
        var key = mapping.Identity.Read(entity);
        return Connection.ReadAsync(
            mapping.Sql.Metadata,
            parameters => mapping.BindKey(parameters, TenantId, key),
            async (reader, cancellation) => await reader.ReadAsync(cancellation) ? RowReading.Metadata(reader, key) : null,
            token);
    }

    public IBatchedQuery CreateBatchQuery() => new BatchedQuery(this);

    public Task<bool> StreamJsonById<T>(object id, Stream destination, CancellationToken token = default) where T : notnull
    {
        var mapping = Documents.Mappings.Of<T>();
        var key = mapping.Identity.Unwrap(id);
        return Connection.ReadAsync(
            mapping.Sql.LoadOne,
            parameters => mapping.BindKey(parameters, TenantId, key),
            async (reader, cancellation) =>
            {
                if (!await reader.ReadAsync(cancellation))
                    return false;
                await JsonStreaming.WriteAsync(reader, destination, cancellation);
                return true;
            },
            token);
    }

    public Task<DbDataReader> ExecuteReaderAsync(NpgsqlCommand command, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return Connection.ExecuteReaderAsync(command, isRead: this is not IDocumentSession, token);
    }

    public ValueTask DisposeAsync() => Connection.DisposeAsync();
}
