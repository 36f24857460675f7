using Npgsql;

namespace InterviewKit.Benchmarks.Floor;

/// <summary>The names of the workspace's dimensions.</summary>
internal static class FloorNames
{
    public static NpgsqlBatchCommand Dimensions(string workspace) =>
        new("select id, data ->> 'Name' from mt_doc_dimension where tenant_id = $1") { Parameters = { new NpgsqlParameter<string> { TypedValue = workspace } } };

    public static async Task<Dictionary<string, string>> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
        {
            names[reader.GetString(0)] = reader.GetString(1);
        }

        return names;
    }
}
