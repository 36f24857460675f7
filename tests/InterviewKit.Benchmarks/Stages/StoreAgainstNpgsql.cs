using System.Text.Json;
using BenchmarkDotNet.Attributes;
using InterviewKit.Documents;
using InterviewKit.EmbeddedPostgres;
using InterviewKit.Questions;
using Npgsql;
using NpgsqlTypes;

namespace InterviewKit.Benchmarks.Stages;

/// <summary>What the store adds to Npgsql: the same statement, and the same documents parsed, by hand and by the store.</summary>
[MemoryDiagnoser]
public class StoreAgainstNpgsql
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"interviewkit-benchmark-{Environment.ProcessId}");
    private readonly string[] _twelve = [.. Enumerable.Range(1, 12).Select(i => $"question-{i}")];
    private EmbeddedPostgresServer _postgres = null!;
    private NpgsqlDataSource _database = null!;
    private DocumentStore _store = null!;
    private Question _question = null!;

    // Not every toolchain of BenchmarkDotNet waits for an asynchronous setup.
    [GlobalSetup]
    public void Start() => StartAsync().GetAwaiter().GetResult();

    private async Task StartAsync()
    {
        _postgres = await EmbeddedPostgresServer.StartAsync(new EmbeddedPostgresOptions { DataFolder = _folder, Durable = false });
        await _postgres.EnsureDatabaseAsync("benchmark");
        var connection = new NpgsqlConnectionStringBuilder(_postgres.ConnectionString("benchmark")) { MaxAutoPrepare = 100 }.ConnectionString;
        await BenchmarkWorkspace.FillAsync(connection, static _ => { });
        _database = NpgsqlDataSource.Create(connection);
        _store = BenchmarkWorkspace.StoreOf(_database);
        _question = await Load_by_id() ?? throw new InvalidOperationException("The workspace has no question-1.");
    }

    [GlobalCleanup]
    public void Stop() => StopAsync().GetAwaiter().GetResult();

    private async Task StopAsync()
    {
        await _store.DisposeAsync();
        await _database.DisposeAsync();
        await _postgres.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark]
    public async Task<Question?> Load_by_id()
    {
        await using var session = _store.QuerySession(BenchmarkWorkspace.Name);
        return await session.LoadAsync<Question>(_twelve[0]);
    }

    [Benchmark]
    public async Task<Question?> Load_by_id_raw() =>
        (await RawAsync("select data from mt_doc_question where tenant_id = $1 and id = $2", new NpgsqlParameter<string> { TypedValue = _twelve[0] })).SingleOrDefault();

    [Benchmark]
    public async Task<int> Load_12_by_ids()
    {
        await using var session = _store.QuerySession(BenchmarkWorkspace.Name);
        return (await session.LoadManyAsync<Question>(_twelve)).Count;
    }

    [Benchmark]
    public async Task<int> Load_12_by_ids_raw() =>
        (await RawAsync("select data from mt_doc_question where tenant_id = $1 and id = any($2)", new NpgsqlParameter<string[]> { TypedValue = _twelve })).Count;

    [Benchmark]
    public async Task<int> Query_by_GIN()
    {
        await using var session = _store.QuerySession(BenchmarkWorkspace.Name);
        return (await session.Query<Question>().Where(question => question.Content.Tags.Contains("tag-7")).Take(20).ToListAsync()).Count;
    }

    [Benchmark]
    public async Task<int> Query_by_GIN_raw() => (await RawAsync(
        "select data from mt_doc_question where tenant_id = $1 and data @> $2 limit 20",
        new NpgsqlParameter { Value = """{"Content":{"Tags":["tag-7"]}}""", NpgsqlDbType = NpgsqlDbType.Jsonb })).Count;

    [Benchmark]
    public async Task Store()
    {
        await using var session = _store.LightweightSession(BenchmarkWorkspace.Name);
        session.Store(_question);
        await session.SaveChangesAsync();
    }

    [Benchmark]
    public async Task Store_raw()
    {
        await using var command = _database.CreateCommand("""
            insert into mt_doc_question (tenant_id, id, data, mt_version, mt_dotnet_type) values ($1, $2, $3, $4, $5)
            on conflict (tenant_id, id) do update set data = excluded.data, mt_version = excluded.mt_version, mt_last_modified = transaction_timestamp()
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = BenchmarkWorkspace.Name });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = _question.Key });
        command.Parameters.Add(new NpgsqlParameter { Value = JsonSerializer.SerializeToUtf8Bytes(_question), NpgsqlDbType = NpgsqlDbType.Jsonb });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.CreateVersion7() });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = typeof(Question).FullName! });
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A stream of one event, without a snapshot.</summary>
    [Benchmark]
    public async Task Append()
    {
        await using var session = _store.LightweightSession(BenchmarkWorkspace.Name);
        session.Events.Append(Guid.CreateVersion7(), new Happened("Something", 1));
        await session.SaveChangesAsync();
    }

    [Benchmark]
    public async Task Append_raw()
    {
        await using var command = _database.CreateCommand("""
            with stream as (insert into mt_streams (tenant_id, id, version) values ($1, $2, 1) returning version)
            insert into mt_events (seq_id, id, stream_id, version, data, type, tenant_id, mt_dotnet_type)
            select nextval('mt_events_sequence'), $3, $2, version, $4, 'happened', $1, $5 from stream
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = BenchmarkWorkspace.Name });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.CreateVersion7() });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.CreateVersion7() });
        command.Parameters.Add(new NpgsqlParameter { Value = JsonSerializer.SerializeToUtf8Bytes(new Happened("Something", 1)), NpgsqlDbType = NpgsqlDbType.Jsonb });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = typeof(Happened).FullName! });
        await command.ExecuteNonQueryAsync();
    }

    private async Task<List<Question>> RawAsync(string sql, NpgsqlParameter second)
    {
        await using var command = _database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = BenchmarkWorkspace.Name });
        command.Parameters.Add(second);
        await using var reader = await command.ExecuteReaderAsync();
        var questions = new List<Question>();
        while (await reader.ReadAsync())
        {
            questions.Add(JsonSerializer.Deserialize<Question>(reader.GetFieldValue<byte[]>(0))!);
        }

        return questions;
    }

    public sealed record Happened(string What, int Times);
}
