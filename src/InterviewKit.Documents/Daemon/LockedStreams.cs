using InterviewKit.Documents.Events;
using Npgsql;
using NpgsqlTypes;

namespace InterviewKit.Documents.Daemon;

/// <summary>Reads streams whole, while nobody can append to them.</summary>
internal sealed class LockedStreams(DocumentDatabase database)
{
    /// <summary>How many streams are held at once.</summary>
    private const int BatchSize = 100;

    private readonly EventGraph events = database.Events;
    private readonly EventReading reading = new(database.Events, Mapping.DocumentTable.DefaultTenant);
    private readonly string table = $"{database.Schema}.mt_streams";

    /// <summary>The next streams in the order of their keys; none at the end.</summary>
    public async Task<IReadOnlyList<StreamKey>> NextAsync(StreamKey? after, string? tenantId, CancellationToken cancellation)
    {
        List<string> conditions = [];
        await using var command = database.DataSource.CreateCommand();
        if (tenantId is not null)
            conditions.Add($"tenant_id = {Add(command, tenantId)}");
        if (after is not null)
            conditions.Add(events.IsConjoined ? $"(tenant_id, id) > ({Add(command, after.TenantId)}, {Add(command, after.Id)})" : $"id > {Add(command, after.Id)}");
        command.CommandText = $"select tenant_id, id from {table} {(conditions.Count > 0 ? "where" : "")} {string.Join(" and ", conditions)} order by {(events.IsConjoined ? "tenant_id, id" : "id")} limit {BatchSize}";
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await KeysAsync(reader, cancellation);
    }

    /// <summary>Locks the streams' rows and reads their events.</summary>
    /// <param name="connection">In a transaction, which keeps the locks.</param>
    /// <param name="keys">The streams.</param>
    /// <param name="skipsLocked">Whether those that somebody else has locked are left out instead of waited for.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyList<LockedStream>> LockAsync(NpgsqlConnection connection, IReadOnlyList<StreamKey> keys, bool skipsLocked, CancellationToken cancellation)
    {
        IReadOnlyList<StreamKey> held;
        await using (var hold = Command(connection, $"select s.tenant_id, s.id from {table} as s join {Wanted} on s.tenant_id = k.tenant_id and s.id = k.id for update of s{(skipsLocked ? " skip locked" : "")}", keys))
        await using (var reader = await hold.ExecuteReaderAsync(cancellation))
            held = await KeysAsync(reader, cancellation);

        var streams = held.ToDictionary(key => key, key => new LockedStream(key));
        await using var fetch = Command(connection, $"{events.Sql.SelectEvents} join {Wanted} on e.tenant_id = k.tenant_id and e.stream_id = k.id order by e.stream_id, e.version", held);
        await using var rows = await fetch.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            var stream = streams[new StreamKey(rows.GetString(6), rows.GetValue(EventSql.StreamColumn))];
            try
            {
                stream.Events.Add(reading.Read(rows, stream.Key.Id));
            }
            catch (Exception fault) when (fault is not NpgsqlException and not OperationCanceledException)
            {
                stream.Unreadable ??= fault;
            }
        }

        return [.. held.Select(key => streams[key]).Where(stream => stream.Events.Count > 0 || stream.Unreadable is not null)];
    }

    private string Wanted => $"unnest($1::varchar[], $2::{(events.Identity == StreamIdentity.AsGuid ? "uuid" : "varchar")}[]) as k (tenant_id, id)";

    private NpgsqlCommand Command(NpgsqlConnection connection, string sql, IReadOnlyList<StreamKey> keys)
    {
        NpgsqlParameter ids = events.Identity == StreamIdentity.AsGuid
            ? new NpgsqlParameter<Guid[]> { TypedValue = [.. keys.Select(key => (Guid)key.Id)] }
            : new NpgsqlParameter<string[]> { TypedValue = [.. keys.Select(key => (string)key.Id)] };
        return new NpgsqlCommand(sql, connection) { Parameters = { new NpgsqlParameter<string[]> { TypedValue = [.. keys.Select(key => key.TenantId)] }, ids } };
    }

    private static string Add(NpgsqlCommand command, object value)
    {
        command.Parameters.Add(value is string text ? new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Varchar, Value = text } : new NpgsqlParameter { Value = value });
        return $"${command.Parameters.Count}";
    }

    private static async Task<IReadOnlyList<StreamKey>> KeysAsync(NpgsqlDataReader reader, CancellationToken cancellation)
    {
        var keys = new List<StreamKey>();
        while (await reader.ReadAsync(cancellation))
            keys.Add(new StreamKey(reader.GetString(0), reader.GetValue(1)));
        return keys;
    }
}

/// <param name="TenantId">The tenant, as stored.</param>
/// <param name="Id">The stream's Guid or text.</param>
internal sealed record StreamKey(string TenantId, object Id);

/// <summary>A stream with all events, as it stays until the transaction's end.</summary>
internal sealed class LockedStream(StreamKey key)
{
    public StreamKey Key => key;

    public List<Event> Events { get; } = [];

    /// <summary>What keeps one of its events from being read.</summary>
    public Exception? Unreadable { get; set; }
}
