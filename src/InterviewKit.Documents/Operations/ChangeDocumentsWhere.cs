using InterviewKit.Documents.Linq;
using Npgsql;

namespace InterviewKit.Documents.Operations;

/// <summary>A change of all documents that match a condition.</summary>
internal sealed class ChangeDocumentsWhere(Type documentType, string sql, OperationRole role, PreparedQuery condition) : StorageOperation
{
    public override OperationRole Role => role;

    public override string Description => $"Changing each {documentType.Name} that matches";

    public override void Configure(NpgsqlBatchCommand command, OperationContext context)
    {
        command.CommandText = sql;
        condition.Bind(command.Parameters);
    }
}
