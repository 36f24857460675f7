using System.Text.RegularExpressions;
using InterviewKit.Documents.Schema;

namespace InterviewKit.Documents.Mapping;

/// <summary>The table of a mapping, column for column and name for name as Marten 9 makes it.</summary>
internal static partial class DocumentTable
{
    public const string DefaultTenant = "*DEFAULT*";

    public static Table Of(DocumentMapping mapping, DocumentSettings settings)
    {
        IReadOnlyList<string> keyColumns = mapping.IsConjoined ? ["tenant_id", "id"] : ["id"];
        return new Table(mapping.Schema, mapping.TableName)
        {
            Columns = [.. Columns(mapping)],
            PrimaryKey = new(SqlName.Checked($"pkey_{mapping.TableName}_{string.Join('_', keyColumns)}", "primary key"), keyColumns),
            Indexes = [.. Indexes(mapping, settings).DistinctBy(index => index.Name)],
        };
    }

    public static string FullTextVector(DocumentMapping mapping, string regConfig, IReadOnlyList<MemberPath> members)
    {
        if (members.Count == 0)
            return $"to_tsvector('{regConfig}', d.data)";
        // A missing member would make the whole text null, as it does in Marten's index of several members.
        var texts = members.Select(path => mapping.Locate(path.Members).Text);
        return $"to_tsvector('{regConfig}', ({string.Join(" || ' ' || ", texts.Select(text => $"({text})"))}))";
    }

    private static IEnumerable<Column> Columns(DocumentMapping mapping)
    {
        if (mapping.IsConjoined)
            yield return new("tenant_id", "character varying", NotNull: true, $"'{DefaultTenant}'");
        yield return new("id", mapping.Identity.PgType == "uuid" ? "uuid" : "character varying", NotNull: true);
        yield return new("data", "jsonb", NotNull: true);
        yield return new("mt_last_modified", "timestamp with time zone", Default: "(transaction_timestamp())");
        if (!mapping.Version.IsNumeric)
            yield return new("mt_version", "uuid", NotNull: true, "(md5(random()::text || clock_timestamp()::text)::uuid)");
        yield return new("mt_dotnet_type", "character varying");
        if (mapping.KeepsMetadata)
        {
            yield return new("correlation_id", "character varying");
            yield return new("causation_id", "character varying");
            yield return new("last_modified_by", "character varying");
        }

        if (mapping.Version.IsNumeric)
            yield return new("mt_version", mapping.Version.PgType, NotNull: true, "0");
        foreach (var field in mapping.DuplicatedFields)
            yield return new(field.ColumnName, field.PgType == "varchar" ? "character varying" : field.PgType, field.NotNull);
        if (mapping.IsSoftDeleted)
        {
            yield return new("mt_deleted", "boolean", Default: "FALSE");
            yield return new("mt_deleted_at", "timestamp with time zone");
        }
    }

    private static IEnumerable<TableIndex> Indexes(DocumentMapping mapping, DocumentSettings settings)
    {
        foreach (var duplicated in settings.Duplicated)
        {
            if (duplicated.Index is { } index)
                yield return Index(mapping, [duplicated.Path], index);
        }

        foreach (var (members, index) in settings.Indexes)
            yield return Index(mapping, members, index);
        if (settings.GinIndex)
            yield return new(SqlName.Checked($"{mapping.TableName}_idx_data", "index"), ["data jsonb_path_ops"], Method: "gin");
        foreach (var fullText in settings.FullTextIndexes)
        {
            var infix = fullText.RegConfig == "english" ? "" : $"{fullText.RegConfig}_";
            yield return new(
                SqlName.Checked($"{mapping.TableName}_{infix}idx_fts", "index"),
                [Unaliased(FullTextVector(mapping, fullText.RegConfig, fullText.Members))],
                Method: "gin");
        }

        if (mapping.IsSoftDeleted)
            yield return new(SqlName.Checked($"{mapping.TableName}_idx_mt_deleted", "index"), ["mt_deleted"]);
    }

    private static TableIndex Index(DocumentMapping mapping, IReadOnlyList<MemberPath> members, ComputedIndex settings)
    {
        var keys = members.Select(path => Key(mapping, path)).ToList();
        if (mapping.IsConjoined && settings.TenancyScope == TenancyScope.PerTenant)
            keys.Insert(0, "tenant_id");
        var name = settings.Name is { } own
            ? own.StartsWith("mt_", StringComparison.Ordinal) ? own : $"mt_{own}"
            : $"{mapping.TableName}_{(settings.IsUnique ? "uidx" : "idx")}_{string.Concat(members.Select(path => string.Join('_', path.Members.Select(part => SqlName.SnakeCase(part.Name)))))}";
        return new(SqlName.Checked(name, "index"), keys, settings.IsUnique, Predicate: settings.Predicate);
    }

    private static string Key(DocumentMapping mapping, MemberPath path)
    {
        var value = mapping.Locate(path.Members).Value
            ?? throw new InvalidDocumentException($"{mapping.DocumentType.Name}.{path.Name} of type {path.Type.Name} cannot be indexed: it is no single value. GinIndexJsonData serves arrays.");
        var unaliased = Unaliased(value);
        return unaliased.Contains('(', StringComparison.Ordinal) || unaliased.Contains(' ', StringComparison.Ordinal) ? $"({unaliased})" : unaliased;
    }

    /// <summary>In the table's own definition the rows have no name.</summary>
    private static string Unaliased(string expression) => Alias().Replace(expression, "");

    [GeneratedRegex(@"(?<!\w)d\.")]
    private static partial Regex Alias();
}
