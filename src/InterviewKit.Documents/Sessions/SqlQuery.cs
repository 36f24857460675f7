using InterviewKit.Documents.Mapping;
using InterviewKit.Documents.Operations;
using InterviewKit.Documents.Serialization;
using Npgsql;

namespace InterviewKit.Documents.Sessions;

/// <summary>A query by the caller's SQL: whole, or the end of a query over the tenant's documents.</summary>
internal sealed class SqlQuery<T>(QuerySession session, char placeholder, string sql, object[] values)
{
    public Task<IReadOnlyList<T>> RunAsync(CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(sql);
        var document = session.Documents.Mappings.Find(typeof(T));
        var isWhole = StartsWith("select") || StartsWith("with");
        if (document is null && !isWhole)
            throw new InvalidDocumentException($"{typeof(T).Name} is not a document of this store, so its SQL must be whole, starting with select or with.");

        var binds = isWhole ? null : document;
        var text = isWhole ? SqlText.Numbered(sql, placeholder, values.Length) : Completed(document!);
        var read = Reader(isWhole);
        return session.Connection.ReadAsync(
            text,
            parameters =>
            {
                if (binds is { IsConjoined: true })
                    parameters.Add(new NpgsqlParameter<string> { TypedValue = session.TenantId });
                foreach (var value in values)
                    parameters.Add(SqlText.Parameter(value));
            },
            (reader, token) => RowReading.AllAsync(reader, read, token),
            cancellation);
    }

    private bool StartsWith(string keyword)
    {
        var start = sql.AsSpan().TrimStart();
        return start.StartsWith(keyword, StringComparison.OrdinalIgnoreCase) && (start.Length == keyword.Length || !char.IsLetterOrDigit(start[keyword.Length]));
    }

    private string Completed(DocumentMapping document)
    {
        var conditions = new List<string>();
        if (document.IsConjoined)
            conditions.Add("tenant_id = $1");
        if (document.IsSoftDeleted)
            conditions.Add("not mt_deleted");
        var rows = conditions.Count == 0 ? document.QualifiedName : $"(select * from {document.QualifiedName} where {string.Join(" and ", conditions)})";
        var end = SqlText.Numbered(sql, placeholder, values.Length, document.IsConjoined ? 2 : 1);
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
