using Npgsql;

namespace InterviewKit.Documents.Operations;

/// <summary>A statement of the caller's, in its place among the others.</summary>
internal sealed class SqlCommandOperation(string sql, IReadOnlyList<object> values) : StorageOperation
{
    public override OperationRole Role => OperationRole.Other;

    public override string Description => "A queued SQL command";

    public override void Configure(NpgsqlBatchCommand command, OperationContext context)
    {
        command.CommandText = sql;
        foreach (var value in values)
            command.Parameters.Add(SqlText.Parameter(value));
    }
}
