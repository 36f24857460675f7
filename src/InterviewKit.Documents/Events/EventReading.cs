using InterviewKit.Documents.Sessions;
using Npgsql;
using NpgsqlTypes;

namespace InterviewKit.Documents.Events;

/// <summary>Reads streams out of rows.</summary>
internal sealed class EventReading(EventGraph events, string tenantId)
{
    public void BindStream(NpgsqlParameterCollection parameters, object streamId)
    {
        parameters.Add(new NpgsqlParameter<string> { TypedValue = events.TenantOf(tenantId) });
        parameters.Add(streamId is Guid guid ? new NpgsqlParameter<Guid> { TypedValue = guid } : new NpgsqlParameter<string> { TypedValue = (string)streamId });
    }

    public void BindFetch(NpgsqlParameterCollection parameters, object streamId, long fromVersion, long toVersion, DateTimeOffset? until)
    {
        BindStream(parameters, streamId);
        parameters.Add(new NpgsqlParameter<long> { TypedValue = fromVersion });
        parameters.Add(new NpgsqlParameter<long> { TypedValue = toVersion == 0 ? long.MaxValue : toVersion });
        parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.TimestampTz, Value = until?.UtcDateTime ?? DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc) });
    }

    public async Task<IReadOnlyList<IEvent>> ReadEventsAsync(NpgsqlDataReader reader, object streamId, CancellationToken cancellation)
    {
        var read = new List<IEvent>();
        while (await reader.ReadAsync(cancellation))
            read.Add(Read(reader, streamId));
        return read;
    }

    /// <summary>Reads the row at hand, of the columns of <see cref="EventSql.Fetch"/>.</summary>
    public Event Read(NpgsqlDataReader reader, object streamId)
    {
        var mapping = events.MappingOf(reader.GetString(4), reader.IsDBNull(7) ? null : reader.GetString(7));
        object data;
        using (var json = reader.GetStream(3))
            data = mapping.Read(json);
        return mapping.Wrap(data, new EventFacts(
            reader.GetGuid(0),
            streamId,
            reader.GetString(6),
            reader.GetFieldValue<DateTimeOffset>(5),
            Version: reader.GetInt64(1),
            Sequence: reader.GetInt64(2),
            CorrelationId: Text(reader, 9),
            CausationId: Text(reader, 10),
            UserName: Text(reader, 11),
            IsArchived: reader.GetBoolean(8)));
    }

    public static async Task<StreamState?> ReadStateAsync(NpgsqlDataReader reader, CancellationToken cancellation)
    {
        if (!await reader.ReadAsync(cancellation))
            return null;
        var id = reader.GetValue(0);
        return new StreamState
        {
            Id = id is Guid guid ? guid : Guid.Empty,
            Key = id as string,
            Version = reader.GetInt64(1),
            AggregateTypeName = Text(reader, 2),
            LastTimestamp = reader.GetFieldValue<DateTimeOffset>(3),
            Created = reader.GetFieldValue<DateTimeOffset>(4),
            IsArchived = reader.GetBoolean(5),
        };
    }

    public Task<StreamState?> StateAsync(SessionConnection connection, object streamId, CancellationToken cancellation)
        => connection.UseAsync((open, token) => StateAsync(open, streamId, token), cancellation);

    public async Task<StreamState?> StateAsync(NpgsqlConnection connection, object streamId, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(events.Sql.StreamState, connection);
        BindStream(command.Parameters, streamId);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await ReadStateAsync(reader, cancellation);
    }

    /// <summary>All events of a stream up to a version; 0 for all.</summary>
    public async Task<IReadOnlyList<IEvent>> EventsAsync(NpgsqlConnection connection, object streamId, long toVersion, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(events.Sql.Fetch, connection);
        BindFetch(command.Parameters, streamId, 0, toVersion, null);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await ReadEventsAsync(reader, streamId, cancellation);
    }

    private static string? Text(NpgsqlDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);
}
