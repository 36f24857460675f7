using InterviewKit.Documents.Mapping;
using Npgsql;

namespace InterviewKit.Documents;

/// <summary>
/// Gives a role what an application needs and no more: to read and write rows of the store's tables (<c>mt_*</c>) and its own (<c>ik_*</c>), and to draw
/// from their sequences. It can make, change and drop nothing, so that whoever gets hold of it can't either.
/// </summary>
/// <remarks>Grants are for the tables that are there: grant again when a migration has added some.</remarks>
/// <param name="dataSource">The database, as the owner of its tables.</param>
/// <param name="schemaName">The schema.</param>
public sealed class ApplicationRole(NpgsqlDataSource dataSource, string schemaName = "public")
{
    private const string Tables =
        "select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace "
        + "where n.nspname = $1 and c.relkind::text = any($2) and (c.relname like 'mt\\_%' or c.relname like 'ik\\_%') order by 1";

    private readonly string schema = SqlName.Checked(schemaName, "schema name");

    /// <summary>Grants, and takes away whatever was granted beyond it.</summary>
    /// <param name="roleName">The role, which exists.</param>
    /// <param name="appendOnlyTables">Tables whose rows it may add and read, but neither change nor delete.</param>
    /// <param name="cancellation">Cancels; nothing is granted then.</param>
    /// <returns>How many tables it may use.</returns>
    /// <exception cref="SchemaMigrationException">There is no such role, it has rights that can't be taken from it here, or the caller may not grant.</exception>
    public async Task<int> GrantAsync(string roleName, IReadOnlyCollection<string> appendOnlyTables, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(roleName);
        ArgumentNullException.ThrowIfNull(appendOnlyTables);
        try
        {
            await using var connection = await dataSource.OpenConnectionAsync(cancellation);
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await RefuseMightyAsync(connection, roleName, cancellation);
            var tables = await NamesAsync(connection, ["r", "p"], cancellation);
            var sequences = await NamesAsync(connection, ["S"], cancellation);
            await using var grant = new NpgsqlCommand(Script(Quoted(roleName), tables, sequences, appendOnlyTables), connection);
            await grant.ExecuteNonQueryAsync(cancellation);
            await RefuseMakersAsync(connection, roleName, cancellation);
            await transaction.CommitAsync(cancellation);
            return tables.Count;
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new SchemaMigrationException($"Rights can be granted by the owner of the tables only: {refused.MessageText}.", refused);
        }
    }

    private string Script(string role, IReadOnlyList<string> tables, IReadOnlyList<string> sequences, IReadOnlyCollection<string> appendOnlyTables)
    {
        var statements = new List<string>
        {
            $"revoke all on schema {schema} from {role}",
            $"grant usage on schema {schema} to {role}",
        };
        foreach (var table in tables)
        {
            var rights = table == SchemaMigrator.RecordTable ? "select" : appendOnlyTables.Contains(table) ? "select, insert" : "select, insert, update, delete";
            statements.Add($"revoke all on {schema}.{Quoted(table)} from {role}");
            statements.Add($"grant {rights} on {schema}.{Quoted(table)} to {role}");
        }

        statements.AddRange(sequences.Select(sequence => $"grant usage, select on sequence {schema}.{Quoted(sequence)} to {role}"));
        return string.Join(";\n", statements);
    }

    /// <summary>A superuser, and whoever owns the schema or a table, may do all of it whatever is granted.</summary>
    private async Task RefuseMightyAsync(NpgsqlConnection connection, string roleName, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            select r.rolsuper,
                   exists (select from pg_namespace n where n.nspname = $2 and n.nspowner = r.oid)
                   or exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = $2 and c.relowner = r.oid)
            from pg_roles r where r.rolname = $1
            """,
            connection)
        {
            Parameters = { new() { Value = roleName }, new() { Value = schema } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation))
            throw new SchemaMigrationException($"There is no role '{roleName}': make it first, such as by: create role {Quoted(roleName)} login password '...'.");
        if (reader.GetBoolean(0) || reader.GetBoolean(1))
            throw new SchemaMigrationException($"Role '{roleName}' {(reader.GetBoolean(0) ? "is a superuser" : $"owns the schema {schema} or tables in it")}, so it may change the schema whatever is granted; expected another role for the application.");
    }

    /// <summary>It may still make tables by what is granted to a role that it is a member of, or to all.</summary>
    private async Task RefuseMakersAsync(NpgsqlConnection connection, string roleName, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select has_schema_privilege($1, $2, 'create')", connection) { Parameters = { new() { Value = roleName }, new() { Value = schema } } };
        if (await command.ExecuteScalarAsync(cancellation) is true)
        {
            throw new SchemaMigrationException(
                $"Role '{roleName}' may make tables in the schema {schema} by what is granted to all or to a role that it belongs to; take that away first, such as by: revoke create on schema {schema} from public.");
        }
    }

    private async Task<IReadOnlyList<string>> NamesAsync(NpgsqlConnection connection, string[] kinds, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Tables, connection) { Parameters = { new() { Value = schema }, new() { Value = kinds } } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var names = new List<string>();
        while (await reader.ReadAsync(cancellation))
            names.Add(reader.GetString(0));
        return names;
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
