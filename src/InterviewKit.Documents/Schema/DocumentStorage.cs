using Npgsql;

namespace InterviewKit.Documents.Schema;

internal sealed class DocumentStorage(DocumentDatabase database) : IDocumentStorage
{
    private IReadOnlyList<Table> Tables
        => [
            .. database.Mappings.All.Select(mapping => mapping.Table).OrderBy(table => table.Name, StringComparer.Ordinal),
            .. database.Events.IsActive ? EventTables.Of(database.Events, database.Schema) : [],
        ];

    public string ToDatabaseScript() => DatabaseScript.Write(database.Schema, Tables, database.Events.IsActive, completeColumns: false);

    public async Task ApplyAllConfiguredChangesToDatabaseAsync(CancellationToken cancellation = default)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(cancellation);
        await SchemaLock.WaitAsync(connection, TimeProvider.System, cancellation);
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            var script = DatabaseScript.Write(database.Schema, Tables, database.Events.IsActive, completeColumns: true);
            await using var command = new NpgsqlCommand(script, connection, transaction) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }
        finally
        {
            if (connection.FullState == System.Data.ConnectionState.Open)
                await SchemaLock.ReleaseAsync(connection);
        }
    }

    public async Task AssertDatabaseMatchesConfigurationAsync(CancellationToken cancellation = default)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(cancellation);
        var catalog = await DatabaseCatalog.ReadAsync(connection, database.Schema, cancellation);
        var differences = SchemaComparison.Differences(Tables, catalog, database.Events.IsActive);
        if (differences.Count > 0)
            throw new DatabaseValidationException(differences);
    }
}
