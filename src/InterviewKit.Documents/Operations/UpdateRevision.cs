using InterviewKit.Documents.Mapping;
using Npgsql;

namespace InterviewKit.Documents.Operations;

/// <summary>Stores a document as a revision above the stored one.</summary>
/// <param name="mapping">The document's mapping.</param>
/// <param name="document">The document.</param>
/// <param name="revision">Its revision from now on.</param>
/// <param name="orElseNothing">Whether a stored revision that is not older is left as it is, instead of being a conflict.</param>
internal sealed class UpdateRevision<T>(DocumentMapping<T> mapping, T document, long revision, bool orElseNothing)
    : WriteDocument<T>(mapping, document) where T : notnull
{
    public override OperationRole Role => OperationRole.Update;

    public override string Description => $"Storing {typeof(T).Name} {Id} as revision {revision}";

    public override void Configure(NpgsqlBatchCommand command, OperationContext context)
    {
        Bind(command, Mapping.Sql.UpsertAtRevision, context);
        command.Parameters.Add(Mapping.Version.PgType == "integer"
            ? new NpgsqlParameter<int> { TypedValue = checked((int)revision) }
            : new NpgsqlParameter<long> { TypedValue = revision });
    }

    public override async Task<bool> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellation)
        => await base.ReadAsync(reader, cancellation) || orElseNothing;

    public override Task<Exception> FailureAsync(NpgsqlConnection? connection, OperationContext context, CancellationToken cancellation)
        => Task.FromResult<Exception>(new ConcurrencyException(typeof(T), Id));
}
