using InterviewKit.Testing;
using Npgsql;

namespace InterviewKit.Documents.Tests;

/// <summary>A database of its own for each test class, and a store over it.</summary>
public sealed class StoreFixture : IAsyncLifetime
{
    private TestDatabase? database;
    private DocumentStore? store;

    public DocumentStore Store => store!;

    public NpgsqlDataSource DataSource => database!.DataSource;

    public string ConnectionString => database!.ConnectionString;

    public static void Configure(StoreOptions options)
    {
        options.Policies.AllDocumentsAreMultiTenanted();
        options.RegisterValueType<TeamKey>();
        options.Schema.For<Person>()
            .GinIndexJsonData()
            .Index(person => person.Age)
            .Index(person => new { person.JoinedAt, person.Id })
            .UniqueIndex(TenancyScope.PerTenant, person => person.Token)
            .FullTextIndex(person => person.Name);
        options.Schema.For<Plain>();
        options.Schema.For<Guarded>().UseOptimisticConcurrency(true);
        options.Schema.For<GuardedWithVersion>();
        options.Schema.For<Counted>().KeepMetadata();
        options.Schema.For<Revised>();
        options.Schema.For<Forgotten>().SoftDeleted();
        options.Schema.For<Setting>().Identity(setting => setting.Key).SingleTenanted().Duplicate(setting => setting.Rank).Duplicate(setting => setting.At!);
    }

    public DocumentStore Open(Action<StoreOptions> configure) => DocumentStore.For(options =>
    {
        options.Connection(DataSource);
        configure(options);
    });

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        store = Open(Configure);
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
    }

    public async Task DisposeAsync()
    {
        store?.Dispose();
        if (database is not null)
            await database.DisposeAsync();
    }

    public async Task<T?> ScalarAsync<T>(string sql, params object[] values)
    {
        await using var command = DataSource.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return await command.ExecuteScalarAsync() is T found ? found : default;
    }
}
