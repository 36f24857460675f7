using InterviewKit.Documents.Mapping;
using Npgsql;

namespace InterviewKit.Documents.Operations;

/// <summary>Writes one document and learns its new version.</summary>
internal abstract class WriteDocument<T> : StorageOperation where T : notnull
{
    private object? newVersion;

    protected WriteDocument(DocumentMapping<T> mapping, T document)
    {
        Mapping = mapping;
        Target = document;
        Id = mapping.EnsureId(document);
    }

    public override object Document => Target;

    public override bool AnswersResult => true;

    protected DocumentMapping<T> Mapping { get; }

    protected T Target { get; }

    protected object Id { get; }

    public override async Task<bool> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellation)
    {
        if (!await reader.ReadAsync(cancellation))
            return false;
        newVersion = reader.GetValue(0);
        return true;
    }

    public override void Accept(OperationContext context)
    {
        if (newVersion is null)
            return;
        Mapping.Version.Show(Target, newVersion);
        if (Mapping.Version.IsGuarded)
            context.Versions.Remember(typeof(T), Id, (Guid)newVersion);
    }

    /// <summary>The tenant, the identity and what is written.</summary>
    protected void Bind(NpgsqlBatchCommand command, string sql, OperationContext context)
    {
        command.CommandText = sql;
        Mapping.BindKey(command.Parameters, context.TenantId, Id);
        Mapping.BindWritten(command.Parameters, Target, Guid.CreateVersion7(context.Time.GetUtcNow()), context.Metadata);
    }

    /// <summary>The version that the stored document must have: the one it was loaded with.</summary>
    protected Guid? ExpectedVersion(OperationContext context)
        => Mapping.Version.Read(Target) ?? context.Versions.Find(typeof(T), Id);

    protected async Task<bool> ExistsAsync(NpgsqlConnection connection, OperationContext context, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Mapping.Sql.Exists, connection);
        Mapping.BindKey(command.Parameters, context.TenantId, Id);
        return await command.ExecuteScalarAsync(cancellation) is true;
    }
}
