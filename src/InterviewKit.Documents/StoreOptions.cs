using System.Text.Json;
using InterviewKit.Documents.Mapping;
using InterviewKit.Documents.Serialization;
using Npgsql;

namespace InterviewKit.Documents;

/// <summary>What a store is made of. Not for several threads; read once, by <see cref="DocumentStore.For"/>.</summary>
public sealed class StoreOptions
{
    private readonly List<Action<JsonSerializerOptions>> serializerTweaks = [];
    private readonly HashSet<Type> valueTypes = [];
    private string schemaName = "public";

    /// <summary>An empty set of options.</summary>
    public StoreOptions() => Projections = new ProjectionOptions(Schema);

    /// <summary>The schema of all tables.</summary>
    /// <value>The default is <c>public</c>. Written in lower case.</value>
    /// <exception cref="InvalidDocumentException">Not a plain SQL name of up to 63 characters.</exception>
    public string DatabaseSchemaName
    {
        get => schemaName;
        set => schemaName = SqlName.Checked(value.ToLowerInvariant(), "schema name");
    }

    /// <summary>Settings for all documents.</summary>
    public StorePolicies Policies { get; } = new();

    /// <summary>The documents.</summary>
    public MartenRegistry Schema { get; } = new();

    /// <summary>The event streams.</summary>
    public EventOptions Events { get; } = new();

    /// <summary>The aggregates kept as documents.</summary>
    public ProjectionOptions Projections { get; }

    /// <summary>The clock of event timestamps and new identities. Waiting between attempts is by the system's.</summary>
    /// <value>The default is the system's.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    internal NpgsqlDataSource? DataSource { get; private set; }

    internal bool OwnsDataSource { get; private set; }

    /// <summary>The database, by connection string. Prepared statements and the time zone UTC are added where it does not say otherwise.</summary>
    /// <param name="connectionString">An Npgsql connection string.</param>
    public void Connection(string connectionString)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        if (!builder.ShouldSerialize("Max Auto Prepare")) // ContainsKey is true of every name that Npgsql knows.
            builder.MaxAutoPrepare = 200;
        if (string.IsNullOrEmpty(builder.Timezone))
            builder.Timezone = "UTC";
        if (OwnsDataSource)
            DataSource!.Dispose();
        DataSource = NpgsqlDataSource.Create(builder);
        OwnsDataSource = true;
    }

    /// <summary>The database, by a data source that stays the caller's: the store does not dispose it.</summary>
    /// <param name="dataSource">The data source, best with <c>Max Auto Prepare</c> above 0 and the time zone UTC.</param>
    public void Connection(NpgsqlDataSource dataSource)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        if (OwnsDataSource)
            DataSource!.Dispose();
        DataSource = dataSource;
        OwnsDataSource = false;
    }

    /// <summary>
    /// Changes the JSON. The default is as Marten's: names as in C#, enums as numbers, nulls written. Any change must be made by everyone who reads the database.
    /// </summary>
    /// <param name="tweak">Changes the options in place.</param>
    public void Serializer(Action<JsonSerializerOptions> tweak) => serializerTweaks.Add(tweak);

    /// <summary>
    /// Registers a type of one value, such as <c>readonly record struct PersonId(Guid Value)</c>: it is stored as that value and may be used in queries.
    /// Needless for types of document identities, and for types that carry a JSON converter which writes the value; the others are given a converter.
    /// </summary>
    /// <exception cref="InvalidDocumentException">The type is not a public property of a Guid, string, int or long with a constructor to match.</exception>
    public void RegisterValueType<T>() where T : notnull => RegisterValueType(typeof(T));

    /// <inheritdoc cref="RegisterValueType{T}"/>
    /// <param name="type">The type.</param>
    public void RegisterValueType(Type type)
    {
        if (ValueTypeInfo.TryCreate(type) is null)
            throw new InvalidDocumentException($"{type.Name} is not a type of one value: one public property of type Guid, string, int or long was expected, and a public constructor that takes it.");
        valueTypes.Add(type);
    }

    /// <summary>Registers a document with nothing to say about it. The same as <c>Schema.For&lt;T&gt;()</c>.</summary>
    public void RegisterDocumentType<T>() where T : notnull => Schema.For<T>();

    internal JsonDocumentSerializer BuildSerializer(IEnumerable<Type> identityTypes)
        => new(serializerTweaks, valueTypes.Union(identityTypes).ToHashSet());
}
