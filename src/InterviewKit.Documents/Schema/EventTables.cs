using InterviewKit.Documents.Events;
using InterviewKit.Documents.Mapping;

namespace InterviewKit.Documents.Schema;

/// <summary>
/// The tables of streams and events, as Marten 9 makes them; but for the defaults of their times, which Marten writes in a way that PostgreSQL freezes
/// when the table is made. Times are always written, so the defaults don't matter to either.
/// </summary>
internal static class EventTables
{
    public const string VersionIndex = "pk_mt_events_stream_and_version";

    public const string SequenceName = "mt_events_sequence";

    public static IReadOnlyList<Table> Of(EventGraph events, string schema) => [Streams(events, schema), EventTable(events, schema), Progression(schema)];

    private static Table Streams(EventGraph events, string schema)
    {
        var tenant = new Column("tenant_id", "character varying", NotNull: events.IsConjoined, $"'{DocumentTable.DefaultTenant}'");
        IReadOnlyList<Column> columns =
        [
            new("id", StreamIdType(events), NotNull: true),
            new("type", "character varying"),
            new("version", "bigint"),
            new("timestamp", "timestamp with time zone", NotNull: true, "now()"),
            new("created", "timestamp with time zone", NotNull: true, "now()"),
            new("is_archived", "boolean", Default: "FALSE"),
        ];
        return new Table(schema, "mt_streams")
        {
            Columns = events.IsConjoined ? [tenant, .. columns] : [.. columns, tenant],
            PrimaryKey = events.IsConjoined ? new("pkey_mt_streams_tenant_id_id", ["tenant_id", "id"]) : new("pkey_mt_streams_id", ["id"]),
        };
    }

    private static Table EventTable(EventGraph events, string schema)
    {
        List<Column> columns =
        [
            new("seq_id", "bigint", NotNull: true),
            new("id", "uuid", NotNull: true),
            new("stream_id", StreamIdType(events)),
            new("version", "bigint", NotNull: true),
            new("data", "jsonb", NotNull: true),
            new("bdata", "bytea"),
            new("type", "character varying(500)", NotNull: true),
            new("timestamp", "timestamp with time zone", NotNull: true, "now()"),
            new("tenant_id", "character varying", Default: $"'{DocumentTable.DefaultTenant}'"),
            new("mt_dotnet_type", "character varying"),
        ];
        if (events.Metadata.CorrelationIdEnabled)
            columns.Add(new("correlation_id", "character varying"));
        if (events.Metadata.CausationIdEnabled)
            columns.Add(new("causation_id", "character varying"));
        if (events.Metadata.UserNameEnabled)
            columns.Add(new("user_name", "character varying"));
        columns.Add(new("is_archived", "boolean", Default: "FALSE"));

        return new Table(schema, "mt_events")
        {
            Columns = columns,
            PrimaryKey = new("pkey_mt_events_seq_id", ["seq_id"]),
            Indexes = [new(VersionIndex, events.IsConjoined ? ["tenant_id", "stream_id", "version"] : ["stream_id", "version"], IsUnique: true)],
            ForeignKeys = events.IsConjoined
                ? [new("fkey_mt_events_stream_id_tenant_id", ["stream_id", "tenant_id"], $"{schema}.mt_streams", ["id", "tenant_id"])]
                : [new("fkey_mt_events_stream_id", ["stream_id"], $"{schema}.mt_streams", ["id"])],
        };
    }

    private static Table Progression(string schema) => new(schema, "mt_event_progression")
    {
        Columns =
        [
            new("name", "character varying", NotNull: true),
            new("last_seq_id", "bigint"),
            new("last_updated", "timestamp with time zone", Default: "(transaction_timestamp())"),
        ],
        PrimaryKey = new("pk_mt_event_progression", ["name"]),
    };

    private static string StreamIdType(EventGraph events) => events.Identity == StreamIdentity.AsGuid ? "uuid" : "character varying";
}
