using InterviewKit.Documents.Operations;

namespace InterviewKit.Documents.Sessions;

/// <summary>What a session will do when it is saved, in order.</summary>
internal sealed class UnitOfWork : IUnitOfWork
{
    private readonly List<IStorageOperation> operations = [];

    public IReadOnlyList<IStorageOperation> Operations => operations;

    public int DeletionCount => operations.Count(operation => operation.Role == OperationRole.Deletion);

    public void Add(IStorageOperation operation) => operations.Add(operation);

    public void Clear() => operations.Clear();

    public void Eject(object document) => operations.RemoveAll(operation => ReferenceEquals(operation.Document, document));

    public StreamAction? StreamOf(object streamId) => Streams().FirstOrDefault(stream => stream.StreamId.Equals(streamId));

    public IEnumerable<object> Updates() => Documents(OperationRole.Update, OperationRole.Upsert);

    public IEnumerable<object> Inserts() => Documents(OperationRole.Insert);

    public IEnumerable<T> UpdatesFor<T>() => Updates().OfType<T>();

    public IEnumerable<T> InsertsFor<T>() => Inserts().OfType<T>();

    public IReadOnlyList<StreamAction> Streams() => [.. operations.OfType<AppendEvents>().Select(append => append.Stream)];

    public bool HasOutstandingWork() => operations.Count > 0;

    private IEnumerable<object> Documents(params OperationRole[] roles)
        => operations.Where(operation => roles.Contains(operation.Role) && operation.Document is not null).Select(operation => operation.Document!);
}
