using Npgsql;

namespace InterviewKit.Documents.Sessions;

/// <summary>Turns rows into objects.</summary>
internal static class RowReading
{
    public static async Task<IReadOnlyList<T>> AllAsync<T>(NpgsqlDataReader reader, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(read(reader));
        return rows;
    }

    /// <summary>Reads the columns of the statement <c>DocumentSql.Metadata</c>.</summary>
    public static DocumentMetadata Metadata(NpgsqlDataReader reader, object id)
    {
        var version = reader.GetValue(1);
        return new DocumentMetadata
        {
            Id = id,
            LastModified = reader.GetFieldValue<DateTimeOffset>(0),
            CurrentVersion = version is Guid guid ? guid : Guid.Empty,
            CurrentRevision = version is Guid ? 0 : Convert.ToInt64(version, null),
            DotNetType = Text(reader, 2),
            TenantId = reader.GetString(3),
            Deleted = reader.GetBoolean(4),
            DeletedAt = reader.IsDBNull(5) ? null : reader.GetFieldValue<DateTimeOffset>(5),
            CorrelationId = Text(reader, 6),
            CausationId = Text(reader, 7),
            LastModifiedBy = Text(reader, 8),
        };
    }

    private static string? Text(NpgsqlDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);
}
