using System.Data;
using System.Linq.Expressions;
using InterviewKit.Documents.Events;
using InterviewKit.Documents.Linq;
using InterviewKit.Documents.Operations;
using Npgsql;

namespace InterviewKit.Documents.Sessions;

internal sealed class DocumentSession : QuerySession, IDocumentSession
{
    private readonly EventStoreOperations events;

    public DocumentSession(DocumentDatabase database, string tenantId, IsolationLevel isolationLevel)
        : base(database, tenantId, isolationLevel) => events = new EventStoreOperations(this);

    /// <summary>A session within a transaction that somebody else has begun and will commit.</summary>
    public DocumentSession(DocumentDatabase database, string tenantId, NpgsqlConnection connection)
        : base(database, tenantId, SessionConnection.Over(connection, database.DataSource, tenantId)) => events = new EventStoreOperations(this);

    public new IEventStoreOperations Events => events;

    public IUnitOfWork PendingChanges => Work;

    internal UnitOfWork Work { get; } = new();

    public void Store<T>(params T[] entities) where T : notnull => Store((IEnumerable<T>)entities);

    public void Store<T>(IEnumerable<T> entities) where T : notnull
        => AddEach(entities, (mapping, entity) => new StoreDocument<T>(mapping, entity));

    public void Insert<T>(params T[] entities) where T : notnull => Insert((IEnumerable<T>)entities);

    public void Insert<T>(IEnumerable<T> entities) where T : notnull
        => AddEach(entities, (mapping, entity) => new InsertDocument<T>(mapping, entity));

    public void Update<T>(params T[] entities) where T : notnull => Update((IEnumerable<T>)entities);

    public void Update<T>(IEnumerable<T> entities) where T : notnull
        => AddEach(entities, (mapping, entity) => new UpdateDocument<T>(mapping, entity));

    public void Delete<T>(T entity) where T : notnull => DeleteEntity(entity, hard: false);

    public void Delete<T>(Guid id) where T : notnull => DeleteById<T>(id, hard: false);

    public void Delete<T>(string id) where T : notnull => DeleteById<T>(id, hard: false);

    public void Delete<T>(object id) where T : notnull => DeleteById<T>(id, hard: false);

    public void DeleteWhere<T>(Expression<Func<T, bool>> expression) where T : notnull => Work.Add(ChangeWhere.Delete(this, expression));

    public void HardDelete<T>(T entity) where T : notnull => DeleteEntity(entity, hard: true);

    public void HardDelete<T>(Guid id) where T : notnull => DeleteById<T>(id, hard: true);

    public void HardDelete<T>(string id) where T : notnull => DeleteById<T>(id, hard: true);

    public void HardDeleteWhere<T>(Expression<Func<T, bool>> expression) where T : notnull => Work.Add(ChangeWhere.HardDelete(this, expression));

    public void UndoDeleteWhere<T>(Expression<Func<T, bool>> expression) where T : notnull => Work.Add(ChangeWhere.UndoDelete(this, expression));

    public void UpdateExpectedVersion<T>(T entity, Guid version) where T : notnull
    {
        var mapping = Documents.Mappings.Of<T>();
        if (mapping.Version.IsNumeric)
            throw new InvalidDocumentException($"{typeof(T).Name} has numeric revisions: UpdateRevision was expected.");
        Work.Add(new UpdateExpectedVersion<T>(mapping, entity, version));
    }

    public void UpdateRevision<T>(T entity, long revision) where T : notnull => AddRevision(entity, revision, orElseNothing: false);

    public void TryUpdateRevision<T>(T entity, long revision) where T : notnull => AddRevision(entity, revision, orElseNothing: true);

    public void QueueSqlCommand(string sql, params object[] parameterValues) => QueueSqlCommand('?', sql, parameterValues);

    public void QueueSqlCommand(char placeholder, string sql, params object[] parameterValues)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(sql);
        Work.Add(new SqlCommandOperation(SqlText.Numbered(sql, placeholder, parameterValues.Length), parameterValues));
    }

    public Task BeginTransactionAsync(CancellationToken token = default) => Connection.BeginAsync(token);

    public Task<int> ExecuteAsync(NpgsqlCommand command, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return Connection.ExecuteAsync(command, token);
    }

    public async Task SaveChangesAsync(CancellationToken token = default)
    {
        if (!Work.HasOutstandingWork() && !Connection.InTransaction)
            return;

        var writer = new UnitOfWorkWriter(Work.Operations, Documents.Events, Context);
        var needsTransaction = writer.NeedsTransaction || Connection.IsolationLevel != IsolationLevel.ReadCommitted;
        try
        {
            await Connection.WriteAsync(writer.WriteAsync, needsTransaction, token);
        }
        catch (PostgresException exception)
        {
            throw new MartenCommandException("The unit of work was undone", exception);
        }

        writer.Accept();
        Work.Clear();
    }

    public void Eject<T>(T document) where T : notnull => Work.Eject(document);

    public void EjectAllPendingChanges() => Work.Clear();

    /// <summary>Does what is pending in the transaction of that connection, without committing it.</summary>
    internal async Task WriteAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await new UnitOfWorkWriter(Work.Operations, Documents.Events, Context).WriteAsync(connection, cancellation);
        Work.Clear();
    }

    private void AddEach<T>(IEnumerable<T> entities, Func<Mapping.DocumentMapping<T>, T, IStorageOperation> operation) where T : notnull
    {
        ArgumentNullException.ThrowIfNull(entities);
        var mapping = Documents.Mappings.Of<T>();
        foreach (var entity in entities)
            Work.Add(operation(mapping, entity ?? throw new ArgumentNullException(nameof(entities), "A document is null.")));
    }

    private void DeleteEntity<T>(T entity, bool hard) where T : notnull
    {
        var mapping = Documents.Mappings.Of<T>();
        Work.Add(new DeleteDocument<T>(mapping, mapping.Identity.Read(entity), entity, hard));
    }

    private void DeleteById<T>(object id, bool hard) where T : notnull
    {
        var mapping = Documents.Mappings.Of<T>();
        Work.Add(new DeleteDocument<T>(mapping, mapping.Identity.Unwrap(id), null, hard));
    }

    private void AddRevision<T>(T entity, long revision, bool orElseNothing) where T : notnull
    {
        var mapping = Documents.Mappings.Of<T>();
        if (!mapping.Version.IsNumeric)
            throw new InvalidDocumentException($"{typeof(T).Name} has Guid versions: UseNumericRevisions(true) was expected in its mapping.");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(revision);
        Work.Add(new UpdateRevision<T>(mapping, entity, revision, orElseNothing));
    }
}
