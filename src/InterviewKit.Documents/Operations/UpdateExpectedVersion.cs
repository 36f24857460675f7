using InterviewKit.Documents.Mapping;
using Npgsql;

namespace InterviewKit.Documents.Operations;

/// <summary>Replaces the version that the caller names, and nothing else: a document that is gone is a conflict too.</summary>
internal sealed class UpdateExpectedVersion<T>(DocumentMapping<T> mapping, T document, Guid expected) : WriteDocument<T>(mapping, document) where T : notnull
{
    public override OperationRole Role => OperationRole.Update;

    public override string Description => $"Updating {typeof(T).Name} {Id}";

    public override void Configure(NpgsqlBatchCommand command, OperationContext context)
    {
        Bind(command, Mapping.Sql.UpdateExpected, context);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = expected });
    }

    public override Task<Exception> FailureAsync(NpgsqlConnection? connection, OperationContext context, CancellationToken cancellation)
        => Task.FromResult<Exception>(new ConcurrencyException(typeof(T), Id));
}
