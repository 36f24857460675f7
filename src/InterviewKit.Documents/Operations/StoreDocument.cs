using InterviewKit.Documents.Mapping;
using Npgsql;

namespace InterviewKit.Documents.Operations;

/// <summary>
/// Inserts or replaces. With optimistic concurrency it replaces only the version that the session or the document knows, and inserts only what it knows
/// nothing of: storing blindly over an existing document is a conflict.
/// </summary>
internal sealed class StoreDocument<T>(DocumentMapping<T> mapping, T document) : WriteDocument<T>(mapping, document) where T : notnull
{
    public override OperationRole Role => OperationRole.Upsert;

    public override string Description => $"Storing {typeof(T).Name} {Id}";

    public override void Configure(NpgsqlBatchCommand command, OperationContext context)
    {
        if (!Mapping.Version.IsGuarded)
        {
            Bind(command, Mapping.Sql.Upsert, context);
            return;
        }

        if (ExpectedVersion(context) is not { } expected)
        {
            Bind(command, Mapping.Sql.Insert, context);
            return;
        }

        Bind(command, Mapping.Sql.UpdateExpected, context);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = expected });
    }

    public override Task<Exception> FailureAsync(NpgsqlConnection? connection, OperationContext context, CancellationToken cancellation)
        => Task.FromResult<Exception>(new ConcurrencyException(typeof(T), Id));
}
