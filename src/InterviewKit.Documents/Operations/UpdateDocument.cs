using InterviewKit.Documents.Mapping;
using Npgsql;

namespace InterviewKit.Documents.Operations;

internal sealed class UpdateDocument<T>(DocumentMapping<T> mapping, T document) : WriteDocument<T>(mapping, document) where T : notnull
{
    public override OperationRole Role => OperationRole.Update;

    public override string Description => $"Updating {typeof(T).Name} {Id}";

    public override void Configure(NpgsqlBatchCommand command, OperationContext context)
    {
        if (!Mapping.Version.IsGuarded)
        {
            Bind(command, Mapping.Sql.Update, context);
            return;
        }

        Bind(command, Mapping.Sql.UpdateExpected, context);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = ExpectedVersion(context) ?? Guid.Empty });
    }

    public override async Task<Exception> FailureAsync(NpgsqlConnection? connection, OperationContext context, CancellationToken cancellation)
    {
        var conflict = Mapping.Version.IsGuarded && (connection is null || await ExistsAsync(connection, context, cancellation));
        return conflict ? new ConcurrencyException(typeof(T), Id) : new NonExistentDocumentException(typeof(T), Id);
    }
}
