using Npgsql;

namespace InterviewKit.Documents.Operations;

/// <summary>An operation without guard.</summary>
internal abstract class StorageOperation : IStorageOperation
{
    public virtual object? Document => null;

    public abstract OperationRole Role { get; }

    public virtual bool AnswersResult => false;

    public abstract string Description { get; }

    public abstract void Configure(NpgsqlBatchCommand command, OperationContext context);

    public virtual Task<bool> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellation) => Task.FromResult(true);

    public virtual Task<Exception> FailureAsync(NpgsqlConnection? connection, OperationContext context, CancellationToken cancellation)
        => throw new InvalidOperationException($"{Description} has no guard that could fail.");

    public virtual Exception? Translate(PostgresException exception) => null;

    public virtual void Accept(OperationContext context)
    {
    }
}
