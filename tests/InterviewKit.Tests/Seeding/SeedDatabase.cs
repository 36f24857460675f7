using InterviewKit.Documents;
using InterviewKit.Seeding;
using InterviewKit.Testing;

namespace InterviewKit.Tests.Seeding;

/// <summary>An empty database with the service's tables, and what loading reports.</summary>
internal sealed class SeedDatabase : IAsyncDisposable
{
    public const string Workspace = "demo";

    private readonly TestDatabase _database;

    private SeedDatabase(TestDatabase database)
    {
        _database = database;
        Store = MakeStore(database.DataSource);
    }

    public IDocumentStore Store { get; }

    public ManualTimeProvider Time { get; } = new();

    /// <summary>The sentences of the last loading.</summary>
    public List<string> Reported { get; } = [];

    public static async Task<SeedDatabase> CreateAsync() => new(await TestDatabase.CreateAsync(
        "seeding", source => new SchemaMigrator(source, Domain.Migrations).ApplyAsync()));

    public async Task LoadBankAsync(string folder)
    {
        Reported.Clear();
        await SeedBank.LoadAsync(Store, Workspace, folder, Time, Reported.Add, CancellationToken.None);
    }

    public async Task LoadDemoAsync(string folder)
    {
        Reported.Clear();
        await SeedDemo.LoadAsync(Store, Workspace, folder, Time, Reported.Add, CancellationToken.None);
    }

    public IQuerySession Session(string workspace = Workspace) => Store.QuerySession(workspace);

    public async Task ChangeAsync(Action<IDocumentSession> change)
    {
        await using var session = Store.LightweightSession(Workspace);
        change(session);
        await session.SaveChangesAsync();
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = _database.DataSource.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync() ?? throw new InvalidOperationException("Nothing was answered."));
    }

    /// <summary>Every row of every table with the transaction that wrote it: equal where nothing was written.</summary>
    public async Task<string> FingerprintAsync()
    {
        var tables = await ScalarAsync<string[]>(
            "select array_agg(tablename::text order by tablename) from pg_tables where schemaname = 'public' and (tablename like 'mt\\_%' or tablename like 'ik\\_%')");
        var rows = tables.Select(table => $"select '{table}' as name, xmin::text as wrote, ctid::text as place from {table}");
        return await ScalarAsync<string>($"select md5(string_agg(name || wrote || place, ',' order by name, place)) from ({string.Join(" union all ", rows)}) as everything");
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static DocumentStore MakeStore(Npgsql.NpgsqlDataSource source) => DocumentStore.For(options =>
    {
        options.Connection(source);
        Domain.MapDocuments(options);
    });
}
