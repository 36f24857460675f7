using System.Text;

namespace InterviewKit.Documents.Schema;

/// <summary>Writes the SQL that makes the tables; each statement passes over what is there.</summary>
internal static class DatabaseScript
{
    /// <summary>Casts that depend on the session's settings, declared immutable so that indexes may use them. Times in JSON say their zone, or have none.</summary>
    public static IReadOnlyList<(string Name, string Type)> ImmutableCasts { get; } =
    [
        ("mt_immutable_timestamp", "timestamp without time zone"),
        ("mt_immutable_timestamptz", "timestamp with time zone"),
        ("mt_immutable_date", "date"),
        ("mt_immutable_time", "time without time zone"),
    ];

    /// <param name="schema">The schema, made if missing.</param>
    /// <param name="tables">The tables, each after those it refers to.</param>
    /// <param name="hasEvents">Whether the events' sequence is needed.</param>
    /// <param name="completeColumns">Whether columns that an existing table lacks are added.</param>
    public static string Write(string schema, IReadOnlyList<Table> tables, bool hasEvents, bool completeColumns)
    {
        var script = new StringBuilder();
        script.Append($"create schema if not exists {schema};\n\n");
        foreach (var (name, type) in ImmutableCasts)
            script.Append($"create or replace function {schema}.{name}(value text) returns {type} language sql immutable as $function$ select value::{type} $function$;\n");
        foreach (var table in tables)
            WriteTable(script, table, completeColumns);
        if (hasEvents)
            script.Append($"\ncreate sequence if not exists {schema}.{EventTables.SequenceName} owned by {schema}.mt_events.seq_id;\n");
        return script.ToString();
    }

    private static void WriteTable(StringBuilder script, Table table, bool completeColumns)
    {
        script.Append($"\ncreate table if not exists {table.QualifiedName} (\n");
        foreach (var column in table.Columns)
            script.Append($"    {Definition(column)},\n");
        foreach (var key in table.ForeignKeys)
        {
            script.Append($"    constraint {key.Name} foreign key ({string.Join(", ", key.Columns)}) ")
                .Append($"references {key.ReferencedTable} ({string.Join(", ", key.ReferencedColumns)}) on delete cascade,\n");
        }

        script.Append($"    constraint {table.PrimaryKey.Name} primary key ({string.Join(", ", table.PrimaryKey.Columns)})\n);\n");
        if (completeColumns)
        {
            foreach (var column in table.Columns)
                script.Append($"alter table {table.QualifiedName} add column if not exists {Definition(column)};\n");
        }

        foreach (var index in table.Indexes)
        {
            script.Append($"create {(index.IsUnique ? "unique " : "")}index if not exists {index.Name} on {table.QualifiedName} using {index.Method} ")
                .Append($"({string.Join(", ", index.Keys)}){(index.Predicate is null ? "" : $" where {index.Predicate}")};\n");
        }
    }

    private static string Definition(Column column)
        => $"{column.Name} {column.Type}{(column.NotNull ? " not null" : "")}{(column.Default is null ? "" : $" default {column.Default}")}";
}
