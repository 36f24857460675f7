namespace InterviewKit.Documents.Mapping;

/// <summary>
/// The statements of one type of document, written once. Parameters stand in this order: the tenant where there is one, the identity, then what is
/// written (data, Guid version, .NET type, metadata, duplicated fields), and a guard last.
/// </summary>
internal sealed class DocumentSql
{
    /// <summary>The first column of what an operation answers, by which the session knows whose result it reads.</summary>
    public const string ResultColumn = "ik_result";

    public DocumentSql(DocumentMapping mapping)
    {
        var table = mapping.QualifiedName;
        var idPosition = mapping.IsConjoined ? 2 : 1;
        var key = mapping.IsConjoined ? "d.tenant_id = $1 and d.id = $2" : "d.id = $1";
        Tenant = mapping.IsConjoined ? "d.tenant_id = $1" : null;
        Fields = mapping.Version.HasMember || mapping.Version.IsGuarded ? "d.data, d.mt_version" : "d.data";

        LoadOne = $"select {Fields} from {table} as d where {key}";
        LoadOneWithVersion = $"select d.data, d.mt_version from {table} as d where {key}";
        LoadMany = $"select {Fields} from {table} as d where {(mapping.IsConjoined ? $"d.tenant_id = $1 and d.id = {AnyOf("$2")}" : $"d.id = {AnyOf("$1")}")}";
        Exists = $"select exists (select from {table} as d where {key})";
        Metadata = $"""
            select d.mt_last_modified, d.mt_version, d.mt_dotnet_type,
                   {(mapping.IsConjoined ? "d.tenant_id" : $"'{DocumentTable.DefaultTenant}'")},
                   {(mapping.IsSoftDeleted ? "d.mt_deleted, d.mt_deleted_at" : "false, null::timestamptz")},
                   {(mapping.KeepsMetadata ? "d.correlation_id, d.causation_id, d.last_modified_by" : "null::varchar, null::varchar, null::varchar")}
            from {table} as d where {key}
            """;

        var written = WrittenColumns(mapping).Select((column, i) => (Column: column, Value: $"${idPosition + 1 + i}")).ToList();
        var guard = $"${idPosition + 1 + written.Count}";
        var keyColumns = mapping.IsConjoined ? "tenant_id, id" : "id";
        var keyValues = mapping.IsConjoined ? "$1, $2" : "$1";
        var insertRevision = mapping.Version.IsNumeric ? ", mt_version" : "";
        var columns = $"{keyColumns}, {string.Join(", ", written.Select(w => w.Column))}{insertRevision}, mt_last_modified";
        var values = $"{keyValues}, {string.Join(", ", written.Select(w => w.Value))}";
        var undelete = mapping.IsSoftDeleted ? ", mt_deleted = false, mt_deleted_at = null" : "";
        var fromExcluded = $"{string.Join(", ", written.Select(w => $"{w.Column} = excluded.{w.Column}"))}, mt_last_modified = transaction_timestamp(){undelete}";
        var fromParameters = $"{string.Join(", ", written.Select(w => $"{w.Column} = {w.Value}"))}, mt_last_modified = transaction_timestamp(){undelete}";
        var returning = $"returning d.mt_version as {ResultColumn}";
        var countUp = mapping.Version.IsNumeric ? ", mt_version = d.mt_version + 1" : "";
        string InsertInto(string revision) => $"insert into {table} as d ({columns}) values ({values}{(mapping.Version.IsNumeric ? $", {revision}" : "")}, transaction_timestamp())";

        Insert = $"{InsertInto("1")} on conflict ({keyColumns}) do nothing {returning}";
        Upsert = $"{InsertInto("1")} on conflict ({keyColumns}) do update set {fromExcluded}{countUp} {returning}";
        UpsertAtRevision = $"{InsertInto(guard)} on conflict ({keyColumns}) do update set {fromExcluded}, mt_version = excluded.mt_version where d.mt_version < excluded.mt_version {returning}";
        Update = $"update {table} as d set {fromParameters}{countUp} where {key} {returning}";
        UpdateExpected = $"update {table} as d set {fromParameters}{countUp} where {key} and d.mt_version = {guard} {returning}";

        HardDelete = $"delete from {table} as d where {key}";
        HardDeleteWhere = $"delete from {table} as d where ";
        SoftDelete = $"update {table} as d set mt_deleted = true, mt_deleted_at = now() where {key} and not d.mt_deleted";
        SoftDeleteWhere = $"update {table} as d set mt_deleted = true, mt_deleted_at = now() where not d.mt_deleted and ";
        UndoDeleteWhere = $"update {table} as d set mt_deleted = false, mt_deleted_at = null where d.mt_deleted and ";
    }

    /// <summary>
    /// Any of an array parameter, so that the planner does not see how many it holds: a plan for these very values would always look better to it than
    /// the one for all, and it would plan anew for each execution, which takes longer than what is planned.
    /// https://www.postgresql.org/docs/15/sql-prepare.html#SQL-PREPARE-NOTES
    /// </summary>
    public static string AnyOf(string parameter) => $"any(array(select unnest({parameter})))";

    /// <summary>The condition on the tenant, as parameter 1; <c>null</c> where there is none.</summary>
    public string? Tenant { get; }

    public string Fields { get; }

    public string LoadOne { get; }

    /// <summary>As <see cref="LoadOne"/>, with the version even where the document doesn't show it.</summary>
    public string LoadOneWithVersion { get; }

    public string LoadMany { get; }

    public string Exists { get; }

    public string Metadata { get; }

    /// <summary>Answers no row if the identity is taken.</summary>
    public string Insert { get; }

    public string Upsert { get; }

    /// <summary>Answers no row if the stored revision is not below the given one.</summary>
    public string UpsertAtRevision { get; }

    /// <summary>Answers no row if there is no such document.</summary>
    public string Update { get; }

    /// <summary>Answers no row if the stored version is not the given one.</summary>
    public string UpdateExpected { get; }

    public string HardDelete { get; }

    public string HardDeleteWhere { get; }

    public string SoftDelete { get; }

    public string SoftDeleteWhere { get; }

    public string UndoDeleteWhere { get; }

    public static IEnumerable<string> WrittenColumns(DocumentMapping mapping)
    {
        yield return "data";
        if (!mapping.Version.IsNumeric)
            yield return "mt_version";
        yield return "mt_dotnet_type";
        if (mapping.KeepsMetadata)
        {
            yield return "correlation_id";
            yield return "causation_id";
            yield return "last_modified_by";
        }

        foreach (var field in mapping.DuplicatedFields)
            yield return field.ColumnName;
    }
}
