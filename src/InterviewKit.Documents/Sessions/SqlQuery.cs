using InterviewKit.Documents.Mapping;
using InterviewKit.Documents.Operations;
using InterviewKit.Documents.Serialization;
using Npgsql;

namespace InterviewKit.Documents.Sessions;

/// <summary>A query by the caller's SQL: whole, or the end of a query over the tenant's documents.</summary>
internal sealed class SqlQuery<T>
{
    private readonly QuerySession session;
    private readonly object[] values;
    private readonly string sql;
    private readonly bool hasTenant;
    private readonly Func<NpgsqlDataReader, T> read;

    public SqlQuery(QuerySession session, char placeholder, string sql, object[] values)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(sql);
        this.session = session;
        this.sql = sql;
        this.values = values;
        var document = session.Documents.Mappings.Find(typeof(T));
        var isWhole = StartsWith("select") || StartsWith("with");
        if (document is null && !isWhole)
            throw new InvalidDocumentException($"{typeof(T).Name} is not a document of this store, so its SQL must be whole, starting with select or with.");

        hasTenant = !isWhole && document!.IsConjoined;
        var end = SqlText.Numbered(sql, placeholder, values.Length, hasTenant ? 2 : 1);
        Text = isWhole ? end : Completed(document!, end);
        read = Reader(isWhole);
    }

    /// <summary>The whole statement.</summary>
    public string Text { get; }

    public Task<IReadOnlyList<T>> RunAsync(CancellationToken cancellation) => session.Connection.ReadAsync(Text, Bind, ReadAsync, cancellation);

    public void Bind(NpgsqlParameterCollection parameters)
    {
        if (hasTenant)
            parameters.Add(new NpgsqlParameter<string> { TypedValue = session.TenantId });
        foreach (var value in values)
            parameters.Add(SqlText.Parameter(value));
    }

    public Task<IReadOnlyList<T>> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellation) => RowReading.AllAsync(reader, read, cancellation);

    private bool StartsWith(string keyword)
    {
        var start = sql.AsSpan().TrimStart();
        return start.StartsWith(keyword, StringComparison.OrdinalIgnoreCase) && (start.Length == keyword.Length || !char.IsLetterOrDigit(start[keyword.Length]));
    }

    private static string Completed(DocumentMapping document, string end)
    {
        var conditions = new List<string>();
        if (document.IsConjoined)
            conditions.Add("tenant_id = $1");
        if (document.IsSoftDeleted)
            conditions.Add("not mt_deleted");
        var rows = conditions.Count == 0 ? document.QualifiedName : $"(select * from {document.QualifiedName} where {string.Join(" and ", conditions)})";
        return $"select {document.Fields} from {rows} as d {end}";
    }

    private Func<NpgsqlDataReader, T> Reader(bool isWhole)
    {
        if (session.Documents.Mappings.Find(typeof(T)) is IDocumentReader<T> document)
            return isWhole ? document.ReadDataOnly : row => document.Read(row, session.Context.Versions);

        var isValue = ScalarType.Find(typeof(T), session.Documents.Serializer) is not null;
        if (isValue)
            return row => row.IsDBNull(0) ? default! : row.GetFieldValue<T>(0);
        var typeInfo = session.Documents.Serializer.TypeInfo<T>();
        return row =>
        {
            if (row.IsDBNull(0))
                return default!;
            using var json = row.GetStream(0);
            return JsonDocumentSerializer.Read(json, typeInfo)!;
        };
    }
}
