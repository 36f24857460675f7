using Npgsql;

namespace InterviewKit.Documents.Schema;

/// <summary>What is in a schema of a database, as far as a mapping can ask.</summary>
internal sealed class DatabaseCatalog(string schema)
{
    public string Schema => schema;

    /// <summary>Type and whether null is refused, by table and column.</summary>
    public Dictionary<(string Table, string Column), (string Type, bool NotNull)> Columns { get; } = [];

    /// <summary>Primary and foreign keys with their columns, by table and name.</summary>
    public Dictionary<(string Table, string Name), string[]> Keys { get; } = [];

    public Dictionary<string, CatalogIndex> Indexes { get; } = [];

    public HashSet<string> Functions { get; } = [];

    public HashSet<string> Sequences { get; } = [];

    public static async Task<DatabaseCatalog> ReadAsync(NpgsqlConnection connection, string schema, CancellationToken cancellation)
    {
        var catalog = new DatabaseCatalog(schema);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                Statement(
                    """
                    select c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull
                    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
                    where n.nspname = $1 and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
                    """,
                    schema),
                Statement(
                    """
                    select c.relname, k.conname, array(
                        select a.attname::text from unnest(k.conkey) with ordinality as u (attnum, place)
                        join pg_attribute a on a.attrelid = c.oid and a.attnum = u.attnum order by u.place)
                    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
                    where n.nspname = $1 and k.contype in ('p', 'f')
                    """,
                    schema),
                Statement(
                    """
                    select i.relname, c.relname, x.indisunique, x.indisvalid, m.amname, pg_get_expr(x.indpred, x.indrelid) is not null,
                           array(select pg_get_indexdef(x.indexrelid, place, false) from generate_series(1, x.indnkeyatts) as place)
                    from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
                    join pg_namespace n on n.oid = c.relnamespace join pg_am m on m.oid = i.relam
                    where n.nspname = $1
                    """,
                    schema),
                Statement("select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = $1", schema),
                Statement("select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and c.relkind = 'S'", schema),
            },
        };

        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            catalog.Columns[(reader.GetString(0), reader.GetString(1))] = (reader.GetString(2), reader.GetBoolean(3));
        await reader.NextResultAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            catalog.Keys[(reader.GetString(0), reader.GetString(1))] = reader.GetFieldValue<string[]>(2);
        await reader.NextResultAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            catalog.Indexes[reader.GetString(0)] = new CatalogIndex(
                reader.GetString(1), reader.GetBoolean(2), reader.GetBoolean(3), reader.GetString(4), reader.GetBoolean(5), reader.GetFieldValue<string[]>(6));
        }

        await reader.NextResultAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            catalog.Functions.Add(reader.GetString(0));
        await reader.NextResultAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            catalog.Sequences.Add(reader.GetString(0));
        return catalog;
    }

    private static NpgsqlBatchCommand Statement(string sql, string schema) => new(sql) { Parameters = { new() { Value = schema } } };
}

internal sealed record CatalogIndex(string Table, bool IsUnique, bool IsValid, string Method, bool IsPartial, IReadOnlyList<string> Keys);
