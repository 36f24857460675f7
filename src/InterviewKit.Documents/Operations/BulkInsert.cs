using InterviewKit.Documents.Mapping;
using Npgsql;
using NpgsqlTypes;

namespace InterviewKit.Documents.Operations;

/// <summary>Copies documents into a table of its own, and from there into theirs, in one transaction.</summary>
internal sealed class BulkInsert<T>(DocumentDatabase database, string tenantId, IReadOnlyCollection<T> documents, BulkInsertMode mode) where T : notnull
{
    private const string Staging = "ik_bulk_staging";

    private readonly DocumentMapping<T> mapping = database.Mappings.Of<T>();

    public async Task RunAsync(CancellationToken cancellation)
    {
        if (documents.Count == 0)
            return;
        await using var connection = await database.DataSource.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await ExecuteAsync($"create temp table {Staging} ({string.Join(", ", StagingColumns())}) on commit drop", connection, cancellation);
        await CopyAsync(connection, cancellation);
        try
        {
            await ExecuteAsync(MoveSql(), connection, cancellation);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UniqueViolation && exception.ConstraintName == mapping.Table.PrimaryKey.Name)
        {
            throw new DocumentAlreadyExistsException(typeof(T), null, exception);
        }
        catch (PostgresException exception)
        {
            throw new MartenCommandException($"The bulk insert of {typeof(T).Name}", exception);
        }

        await transaction.CommitAsync(CancellationToken.None);
    }

    /// <summary>Duplicated fields go as text, and become what they are in the last step: as everywhere, PostgreSQL reads times itself.</summary>
    private IEnumerable<string> StagingColumns()
        => [$"id {mapping.Identity.PgType}", "data jsonb", "version uuid", .. mapping.DuplicatedFields.Select(field => $"{field.ColumnName} text")];

    private async Task CopyAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var columns = string.Join(", ", StagingColumns().Select(column => column[..column.IndexOf(' ', StringComparison.Ordinal)]));
        var typeInfo = database.Serializer.TypeInfo<T>();
        await using var copy = await connection.BeginBinaryImportAsync($"copy {Staging} ({columns}) from stdin (format binary)", cancellation);
        foreach (var document in documents)
        {
            var id = mapping.EnsureId(document);
            await copy.StartRowAsync(cancellation);
            await copy.WriteAsync(id, id is Guid ? NpgsqlDbType.Uuid : NpgsqlDbType.Varchar, cancellation);
            await copy.WriteAsync(database.Serializer.Write(document, typeInfo), NpgsqlDbType.Jsonb, cancellation);
            await copy.WriteAsync(Guid.CreateVersion7(database.Time.GetUtcNow()), NpgsqlDbType.Uuid, cancellation);
            foreach (var field in mapping.DuplicatedFields)
            {
                if (field.Scalar.Text(field.Path.Read(document)) is { } text)
                    await copy.WriteAsync(text, NpgsqlDbType.Text, cancellation);
                else
                    await copy.WriteNullAsync(cancellation);
            }
        }

        await copy.CompleteAsync(cancellation);
    }

    private string MoveSql()
    {
        var key = mapping.IsConjoined ? "tenant_id, id" : "id";
        var duplicated = mapping.DuplicatedFields.Select(field => field.ColumnName).ToList();
        IReadOnlyList<string> columns = [.. mapping.IsConjoined ? ["tenant_id"] : Array.Empty<string>(), "id", "data", "mt_version", "mt_dotnet_type", "mt_last_modified", .. duplicated];
        IReadOnlyList<string> values =
        [
            .. mapping.IsConjoined ? ["$2"] : Array.Empty<string>(), "s.id", "s.data", mapping.Version.IsNumeric ? "1" : "s.version", "$1", "transaction_timestamp()",
            .. mapping.DuplicatedFields.Select(field => $"s.{field.ColumnName}::{field.PgType}"),
        ];
        var version = mapping.Version.IsNumeric ? "mt_version = d.mt_version + 1" : "mt_version = excluded.mt_version";
        IReadOnlyList<string> replaced = ["data = excluded.data", version, "mt_dotnet_type = excluded.mt_dotnet_type", "mt_last_modified = excluded.mt_last_modified", .. duplicated.Select(column => $"{column} = excluded.{column}")];
        var conflict = mode switch
        {
            BulkInsertMode.IgnoreDuplicates => $" on conflict ({key}) do nothing",
            BulkInsertMode.OverwriteExisting => $" on conflict ({key}) do update set {string.Join(", ", replaced)}",
            _ => "",
        };
        return $"insert into {mapping.QualifiedName} as d ({string.Join(", ", columns)}) select {string.Join(", ", values)} from {Staging} as s{conflict}";
    }

    private async Task ExecuteAsync(string sql, NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        if (sql.Contains("$1", StringComparison.Ordinal))
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = mapping.DotNetType });
        if (sql.Contains("$2", StringComparison.Ordinal))
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenantId });
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
