using System.Text.Json;
using InterviewKit.Questions;
using Npgsql;
using NpgsqlTypes;

namespace InterviewKit.Benchmarks.Store;

/// <summary>
/// The same by hand: the statement that the store would run, prepared, and System.Text.Json with its defaults. What the store promises besides (guards,
/// texts that jsonb cannot hold, retries, versions shown in documents) is left out.
/// </summary>
internal sealed class NpgsqlWays(NpgsqlDataSource database, IReadOnlyList<Question> questions)
{
    public const string Tag = "tag-7";
    public const int PageSize = 20;

    private const string Upsert = """
        insert into mt_doc_question (tenant_id, id, data, mt_version, mt_dotnet_type, mt_last_modified) values ($1, $2, $3, $4, $5, transaction_timestamp())
        on conflict (tenant_id, id) do update
           set data = excluded.data, mt_version = excluded.mt_version, mt_dotnet_type = excluded.mt_dotnet_type, mt_last_modified = transaction_timestamp()
        """;

    private readonly string[] _keys = [.. questions.Select(question => question.Key)];

    public async Task LoadAsync() => Demand(1, await ReadAsync(
        "select data from mt_doc_question where tenant_id = $1 and id = $2", new NpgsqlParameter<string> { TypedValue = _keys[0] }));

    public async Task LoadManyAsync() => Demand(_keys.Length, await ReadAsync(
        "select data from mt_doc_question where tenant_id = $1 and id = any($2)", new NpgsqlParameter<string[]> { TypedValue = _keys }));

    public async Task QueryAsync() => Demand(PageSize, await ReadAsync(
        $"select data from mt_doc_question where tenant_id = $1 and data @> $2 limit {PageSize}",
        new NpgsqlParameter<string> { TypedValue = $$$"""{"Content":{"Tags":["{{{Tag}}}"]}}""", NpgsqlDbType = NpgsqlDbType.Jsonb }));

    public async Task StoreAsync()
    {
        await using var command = database.CreateCommand(Upsert);
        Bind(command.Parameters, questions[0]);
        await command.ExecuteNonQueryAsync();
    }

    public async Task StoreManyAsync()
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var question in questions)
        {
            var command = new NpgsqlBatchCommand(Upsert);
            Bind(command.Parameters, question);
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    public async Task AppendAsync()
    {
        await using var command = database.CreateCommand("""
            with stream as (
                insert into mt_streams (tenant_id, id, version, timestamp, created, is_archived) values ($1, $2, 1, $6, $6, false) returning version
            )
            insert into mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, is_archived)
            select nextval('mt_events_sequence'), $3, $2, version, $4, 'something_happened', $6, $1, $5, false from stream
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = BenchmarkWorkspace.Name });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.CreateVersion7() });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.CreateVersion7() });
        command.Parameters.Add(Json(new SomethingHappened("Something", 1)));
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = typeof(SomethingHappened).FullName! });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = TimeProvider.System.GetUtcNow() });
        await command.ExecuteNonQueryAsync();
    }

    private async Task<int> ReadAsync(string sql, NpgsqlParameter second)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = BenchmarkWorkspace.Name });
        command.Parameters.Add(second);
        await using var reader = await command.ExecuteReaderAsync();
        var read = new List<Question>();
        while (await reader.ReadAsync())
        {
            read.Add(JsonSerializer.Deserialize<Question>(reader.GetFieldValue<byte[]>(0))!);
        }

        return read.Count;
    }

    private static void Bind(NpgsqlParameterCollection parameters, Question question)
    {
        parameters.Add(new NpgsqlParameter<string> { TypedValue = BenchmarkWorkspace.Name });
        parameters.Add(new NpgsqlParameter<string> { TypedValue = question.Key });
        parameters.Add(Json(question));
        parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.CreateVersion7() });
        parameters.Add(new NpgsqlParameter<string> { TypedValue = typeof(Question).FullName! });
    }

    private static NpgsqlParameter<byte[]> Json<T>(T value) =>
        new() { TypedValue = JsonSerializer.SerializeToUtf8Bytes(value), NpgsqlDbType = NpgsqlDbType.Jsonb };

    private static void Demand(int expected, int found)
    {
        if (found != expected)
            throw new InvalidOperationException($"{found} rows were read; expected {expected}.");
    }
}
