using InterviewKit.Documents.Mapping;
using InterviewKit.Documents.Sessions;
using Npgsql;

namespace InterviewKit.Documents.Daemon;

/// <summary>The events that projections could not take.</summary>
internal sealed class DeadLetters(DocumentDatabase database)
{
    /// <summary>Enough of a message to know what happened.</summary>
    private const int MessageMax = 2_000;

    private readonly string table = database.Mappings.Of<DeadLetterEvent>().QualifiedName;

    public async Task AddAsync(NpgsqlConnection connection, AsyncShard shard, long sequence, Exception fault, CancellationToken cancellation)
    {
        await using var session = new DocumentSession(database, DocumentTable.DefaultTenant, connection);
        session.Insert(new DeadLetterEvent
        {
            ProjectionName = shard.ProjectionName,
            ShardName = AsyncShard.Part,
            Timestamp = database.Time.GetUtcNow(),
            ExceptionMessage = Storable(fault.Message),
            ExceptionType = fault.GetType().FullName!,
            EventSequence = sequence,
        });
        await session.WriteAsync(connection, cancellation);
    }

    public Task<int> RemoveAllAsync(NpgsqlConnection connection, string projectionName, CancellationToken cancellation)
        => ExecuteAsync(connection, $"delete from {table} where data ->> 'ProjectionName' = $1", projectionName, cancellation);

    /// <summary>Removes a note; <c>false</c> when somebody else did.</summary>
    public async Task<bool> RemoveAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellation)
        => await ExecuteAsync(connection, $"delete from {table} where id = $1", id, cancellation) > 0;

    public async Task<Dictionary<string, int>> CountAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"select data ->> 'ProjectionName', count(*)::integer from {table} group by 1", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation))
            counts.Add(reader.GetString(0), reader.GetInt32(1));
        return counts;
    }

    /// <summary>A message may hold what jsonb can't, and that may be the very fault.</summary>
    private static string Storable(string message)
    {
        var text = message.Length > MessageMax ? message[..MessageMax] : message;
        return string.Concat(text.EnumerateRunes().Select(rune => rune.Value == 0 ? "\uFFFD" : rune.ToString()));
    }

    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql, object value, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = value } } };
        return await command.ExecuteNonQueryAsync(cancellation);
    }
}
