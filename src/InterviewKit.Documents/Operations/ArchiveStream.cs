using InterviewKit.Documents.Events;
using Npgsql;

namespace InterviewKit.Documents.Operations;

/// <summary>Closes a stream, and marks its events.</summary>
internal sealed class ArchiveStream(EventGraph events, object streamId) : StorageOperation
{
    public override OperationRole Role => OperationRole.Other;

    public override string Description => $"Archiving stream {streamId}";

    public override void Configure(NpgsqlBatchCommand command, OperationContext context)
    {
        command.CommandText = events.Sql.Archive;
        new EventReading(events, context.TenantId).BindStream(command.Parameters, streamId);
    }
}
