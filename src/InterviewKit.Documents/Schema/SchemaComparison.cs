using System.Text.RegularExpressions;

namespace InterviewKit.Documents.Schema;

/// <summary>Says in sentences where a database falls short of the mapping. What it has beyond it is its own affair.</summary>
internal static partial class SchemaComparison
{
    public static IReadOnlyList<string> Differences(IReadOnlyList<Table> tables, DatabaseCatalog catalog, bool hasEvents)
    {
        var differences = new List<string>();
        foreach (var (name, _) in DatabaseScript.ImmutableCasts)
        {
            if (!catalog.Functions.Contains(name))
                differences.Add($"Function {name} is missing.");
        }

        if (hasEvents && !catalog.Sequences.Contains(EventTables.SequenceName))
            differences.Add($"Sequence {EventTables.SequenceName} is missing.");
        foreach (var table in tables)
        {
            if (catalog.Columns.Keys.Any(column => column.Table == table.Name))
                differences.AddRange([.. ColumnDifferences(table, catalog), .. KeyDifferences(table, catalog), .. IndexDifferences(table, catalog)]);
            else
                differences.Add($"Table {table.Name} is missing.");
        }

        return differences;
    }

    private static IEnumerable<string> ColumnDifferences(Table table, DatabaseCatalog catalog)
    {
        foreach (var column in table.Columns)
        {
            if (!catalog.Columns.TryGetValue((table.Name, column.Name), out var found))
                yield return $"Column {table.Name}.{column.Name} is missing.";
            else if (found.Type != FullTypeName(column.Type))
                yield return $"Column {table.Name}.{column.Name} is {found.Type}; {FullTypeName(column.Type)} was expected.";
            else if (found.NotNull != (column.NotNull || table.PrimaryKey.Columns.Contains(column.Name)))
                yield return $"Column {table.Name}.{column.Name} {(found.NotNull ? "refuses" : "allows")} null; the contrary was expected.";
        }
    }

    private static IEnumerable<string> KeyDifferences(Table table, DatabaseCatalog catalog)
    {
        var keys = table.ForeignKeys.Select(key => (key.Name, key.Columns)).Prepend((table.PrimaryKey.Name, table.PrimaryKey.Columns));
        foreach (var (name, columns) in keys)
        {
            if (!catalog.Keys.TryGetValue((table.Name, name), out var found))
                yield return $"Constraint {name} of {table.Name} is missing.";
            else if (!found.SequenceEqual(columns))
                yield return $"Constraint {name} of {table.Name} is over ({string.Join(", ", found)}); ({string.Join(", ", columns)}) was expected.";
        }
    }

    private static IEnumerable<string> IndexDifferences(Table table, DatabaseCatalog catalog)
    {
        foreach (var index in table.Indexes)
        {
            if (!catalog.Indexes.TryGetValue(index.Name, out var found) || found.Table != table.Name)
            {
                yield return $"Index {index.Name} of {table.Name} is missing.";
                continue;
            }

            if (!found.IsValid)
                yield return $"Index {index.Name} of {table.Name} is invalid: building it failed. Drop it and build it again.";
            if (found.IsUnique != index.IsUnique)
                yield return $"Index {index.Name} of {table.Name} is {(found.IsUnique ? "" : "not ")}unique; the contrary was expected.";
            if (found.Method != index.Method)
                yield return $"Index {index.Name} of {table.Name} uses {found.Method}; {index.Method} was expected.";
            if (found.IsPartial != index.Predicate is not null)
                yield return $"Index {index.Name} of {table.Name} is {(found.IsPartial ? "partial" : "over all rows")}; the contrary was expected.";
            if (!found.Keys.Select(key => Comparable(key, catalog.Schema)).SequenceEqual(index.Keys.Select(key => Comparable(key, catalog.Schema))))
                yield return $"Index {index.Name} of {table.Name} is over {string.Join(", ", found.Keys)}; {string.Join(", ", index.Keys)} was expected.";
        }
    }

    /// <summary>An expression without what PostgreSQL adds when it prints one: casts of literals, parentheses, spaces, the schema.</summary>
    private static string Comparable(string expression, string schema)
    {
        var plain = Cast().Replace(expression, "$1::$2").Replace(" jsonb_path_ops", "", StringComparison.Ordinal);
        plain = plain.Replace($"{schema}.", "", StringComparison.Ordinal);
        return Noise().Replace(plain, "");
    }

    private static string FullTypeName(string type) => type switch
    {
        "varchar" => "character varying",
        "int" or "int4" => "integer",
        "int8" => "bigint",
        "bool" => "boolean",
        "timestamptz" => "timestamp with time zone",
        "timestamp" => "timestamp without time zone",
        "time" => "time without time zone",
        "float8" => "double precision",
        "float4" => "real",
        "decimal" => "numeric",
        _ => type.Replace("varchar(", "character varying(", StringComparison.Ordinal),
    };

    [GeneratedRegex(@"CAST\((.+?) as ([a-z ]+)\)")]
    private static partial Regex Cast();

    [GeneratedRegex("""::text|::character varying|::regconfig|[\s()"]""")]
    private static partial Regex Noise();
}
