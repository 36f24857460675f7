using InterviewKit.Documents.Mapping;
using InterviewKit.Documents.Sessions;
using Npgsql;

namespace InterviewKit.Documents.Linq;

/// <summary>A plan with the values of one query.</summary>
internal sealed class PreparedQuery(QueryPlan plan, IReadOnlyList<object?> values, QuerySession session)
{
    public string Sql => plan.Sql;

    public bool IsProjected => plan.Projection is not null;

    public void Bind(NpgsqlParameterCollection parameters)
    {
        if (plan.HasTenant)
            parameters.Add(new NpgsqlParameter<string> { TypedValue = session.TenantId });
        foreach (var source in plan.Parameters)
            parameters.Add(source.Make(values[source.Slot]));
    }

    public Task<IReadOnlyList<T>> ReadRowsAsync<T>(NpgsqlDataReader reader, CancellationToken cancellation)
    {
        if (plan.Projection is { } projection)
            return RowReading.AllAsync(reader, row => (T)projection.Read(row, values)!, cancellation);
        var document = (IDocumentReader<T>)session.Documents.Mappings.Of(typeof(T));
        return RowReading.AllAsync(reader, row => document.Read(row, session.Context.Versions), cancellation);
    }

    public static async Task<int> ReadCountAsync(NpgsqlDataReader reader, CancellationToken cancellation)
    {
        await reader.ReadAsync(cancellation);
        return checked((int)reader.GetInt64(0));
    }

    public static async Task<bool> ReadAnyAsync(NpgsqlDataReader reader, CancellationToken cancellation)
    {
        await reader.ReadAsync(cancellation);
        return reader.GetBoolean(0);
    }
}
