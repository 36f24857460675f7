using InterviewKit.Documents;
using Npgsql;

namespace InterviewKit.Api.Installation;

/// <summary><c>ik_installation</c>: what was done once for this installation, by name.</summary>
internal static class InstallationTable
{
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var select = database.CreateCommand("select name, value from ik_installation");
        await using var reader = await select.ExecuteReaderAsync(cancellationToken);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
        {
            values.Add(reader.GetString(0), reader.GetString(1));
        }

        return values;
    }

    /// <summary>Adds the row to the session's other writes: it is there if they are.</summary>
    public static void Queue(IDocumentSession session, string name, string value) =>
        session.QueueSqlCommand("insert into ik_installation (name, value) values (?, ?)", name, value);

    public static async Task WriteAsync(NpgsqlDataSource database, string name, string value, CancellationToken cancellationToken)
    {
        await using var upsert = database.CreateCommand(
            "insert into ik_installation (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value");
        upsert.Parameters.Add(new() { Value = name });
        upsert.Parameters.Add(new() { Value = value });
        await upsert.ExecuteNonQueryAsync(cancellationToken);
    }
}
