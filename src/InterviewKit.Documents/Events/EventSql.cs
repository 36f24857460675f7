namespace InterviewKit.Documents.Events;

/// <summary>
/// The statements over streams and events. An append is one statement: it locks the stream's row by updating it, checks the expected version there, and
/// only then draws numbers from the sequence, so that a loser burns none and versions have no gaps.
/// </summary>
internal sealed class EventSql
{
    public EventSql(EventGraph events, string schema)
    {
        var streams = $"{schema}.mt_streams";
        var table = $"{schema}.mt_events";
        var conflictKey = events.IsConjoined ? "tenant_id, id" : "id";
        var streamKey = events.IsConjoined ? "s.tenant_id = $1 and s.id = $2" : "s.id = $2 and $1::varchar is not null";
        var eventKey = events.IsConjoined ? "e.tenant_id = $1 and e.stream_id = $2" : "e.stream_id = $2 and $1::varchar is not null";
        var metadata = (events.Metadata.CorrelationIdEnabled ? ", correlation_id" : "")
            + (events.Metadata.CausationIdEnabled ? ", causation_id" : "")
            + (events.Metadata.UserNameEnabled ? ", user_name" : "");
        var metadataCount = metadata.Count(c => c == ',');
        var metadataValues = string.Concat(Enumerable.Range(11, metadataCount).Select(position => $", ${position}"));

        var insertStream = $"insert into {streams} as s (tenant_id, id, type, version, timestamp, created, is_archived) values ($1, $2, $10, $3, $4, $4, false)";
        var append = $"""
            insert into {table} (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, is_archived{metadata})
            select nextval('{schema}.mt_events_sequence'), e.id, $2, stream.version - $3 + e.ordinality, e.data, e.type, $4, $1, e.dotnet_type, false{metadataValues}
            from stream, unnest($5::uuid[], $6::varchar[], $7::varchar[], $8::jsonb[]) with ordinality as e (id, type, dotnet_type, data, ordinality)
            order by e.ordinality
            returning version as {Mapping.DocumentSql.ResultColumn}, seq_id
            """;
        Start = $"with stream as ({insertStream} on conflict ({conflictKey}) do nothing returning version, $9::bigint) {append}";
        AppendToAny = $"""
            with stream as (
                {insertStream}
                on conflict ({conflictKey}) do update set version = s.version + $3, timestamp = $4 where not s.is_archived
                returning s.version, $9::bigint
            )
            {append}
            """;
        AppendToExpected = $"""
            with stream as (
                update {streams} as s set version = s.version + $3, timestamp = $4, type = coalesce(s.type, $10)
                where {streamKey} and s.version = $9 and not s.is_archived
                returning s.version
            )
            {append}
            """;

        StreamState = $"select s.id, s.version, s.type, s.timestamp, s.created, s.is_archived from {streams} as s where {streamKey}";
        Archive = $"with stream as (update {streams} as s set is_archived = true where {streamKey}) update {table} as e set is_archived = true where {eventKey}";
        var fields = $"""
            e.id, e.version, e.seq_id, e.data, e.type, e.timestamp, e.tenant_id, e.mt_dotnet_type, e.is_archived,
                   {(events.Metadata.CorrelationIdEnabled ? "e.correlation_id" : "null::varchar")},
                   {(events.Metadata.CausationIdEnabled ? "e.causation_id" : "null::varchar")},
                   {(events.Metadata.UserNameEnabled ? "e.user_name" : "null::varchar")}
            """;
        SelectEvents = $"select {fields}, e.stream_id from {table} as e";
        FetchPage = $"{SelectEvents} where e.seq_id > $1 and e.seq_id <= $2 order by e.seq_id limit $3";
        Fetch = $"""
            select {fields}
            from {table} as e
            where {eventKey} and e.version >= $3 and e.version <= $4 and e.timestamp <= $5
            order by e.version
            """;
    }

    /// <summary>Where <see cref="SelectEvents"/> and <see cref="FetchPage"/> have the stream, after the columns of <see cref="Fetch"/>.</summary>
    public const int StreamColumn = 12;

    /// <summary>Parameters: 1 tenant, 2 stream, 3 number of events, 4 time, 5 ids, 6 types, 7 .NET types, 8 bodies, 9 expected version, 10 aggregate, then metadata.</summary>
    public string Start { get; }

    /// <inheritdoc cref="Start"/>
    public string AppendToAny { get; }

    /// <inheritdoc cref="Start"/>
    public string AppendToExpected { get; }

    /// <summary>Parameters: 1 tenant, 2 stream.</summary>
    public string StreamState { get; }

    /// <inheritdoc cref="StreamState"/>
    public string Archive { get; }

    /// <summary>Parameters: 1 tenant, 2 stream, 3 first version, 4 last version, 5 latest time.</summary>
    public string Fetch { get; }

    /// <summary>Events across streams as <c>e</c>, to be gone on with.</summary>
    public string SelectEvents { get; }

    /// <summary>Events across streams in the order of their numbers. Parameters: 1 above, 2 up to, 3 how many.</summary>
    public string FetchPage { get; }
}
