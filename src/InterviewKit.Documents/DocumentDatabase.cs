using InterviewKit.Documents.Events;
using InterviewKit.Documents.Linq;
using InterviewKit.Documents.Mapping;
using InterviewKit.Documents.Serialization;
using Npgsql;

namespace InterviewKit.Documents;

/// <summary>A store's options, settled: what its sessions work with.</summary>
internal sealed class DocumentDatabase
{
    public DocumentDatabase(StoreOptions options)
    {
        DataSource = options.DataSource ?? throw new InvalidOperationException("The store has no database: call Connection in its options.");
        Time = options.TimeProvider;
        Schema = options.DatabaseSchemaName;
        if (EventGraph.IsUsed(options))
            options.Schema.For<DeadLetterEvent>().SingleTenanted();
        Serializer = options.BuildSerializer(options.Schema.All.Select(settings => DocumentIdentity.Of(settings).ValueType).OfType<Type>());
        Mappings = new DocumentMappings(options, Serializer);
        Events = new EventGraph(options, Serializer, Mappings);
        Events.Projections = options.Projections.Build(this);
    }

    public NpgsqlDataSource DataSource { get; }

    public TimeProvider Time { get; }

    public string Schema { get; }

    public JsonDocumentSerializer Serializer { get; }

    public DocumentMappings Mappings { get; }

    public EventGraph Events { get; }

    public QueryPlanCache Plans { get; } = new();
}
