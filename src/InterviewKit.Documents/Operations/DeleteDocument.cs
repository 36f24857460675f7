using InterviewKit.Documents.Mapping;
using Npgsql;

namespace InterviewKit.Documents.Operations;

/// <summary>Takes a document away, or marks it as deleted.</summary>
internal sealed class DeleteDocument<T>(DocumentMapping<T> mapping, object id, object? document, bool hard) : StorageOperation where T : notnull
{
    public override object? Document => document;

    public override OperationRole Role => OperationRole.Deletion;

    public override string Description => $"Deleting {typeof(T).Name} {id}";

    public override void Configure(NpgsqlBatchCommand command, OperationContext context)
    {
        command.CommandText = mapping.IsSoftDeleted && !hard ? mapping.Sql.SoftDelete : mapping.Sql.HardDelete;
        mapping.BindKey(command.Parameters, context.TenantId, id);
    }

    public override void Accept(OperationContext context) => context.Versions.Forget(typeof(T), id);
}
