using InterviewKit.Documents.Mapping;
using Npgsql;

namespace InterviewKit.Documents.Operations;

internal sealed class InsertDocument<T>(DocumentMapping<T> mapping, T document) : WriteDocument<T>(mapping, document) where T : notnull
{
    public override OperationRole Role => OperationRole.Insert;

    public override string Description => $"Inserting {typeof(T).Name} {Id}";

    public override void Configure(NpgsqlBatchCommand command, OperationContext context) => Bind(command, Mapping.Sql.Insert, context);

    public override Task<Exception> FailureAsync(NpgsqlConnection? connection, OperationContext context, CancellationToken cancellation)
        => Task.FromResult<Exception>(new DocumentAlreadyExistsException(typeof(T), Id));
}
