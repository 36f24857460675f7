using Npgsql;

namespace InterviewKit.Faults.Tests.Feed;

/// <summary>A row of the outbox, as a consumer reads it.</summary>
/// <param name="Cursor">What the consumer reads on from.</param>
/// <param name="Stream">Where it happened.</param>
/// <param name="Number">The event's.</param>
internal sealed record FeedRow(long Cursor, Guid Stream, int Number);

/// <summary>A consumer of the outbox, which asks for what comes after the last that it has seen, and nothing twice.</summary>
internal sealed class FeedReader(NpgsqlDataSource database, string cursorColumn)
{
    private readonly List<FeedRow> _seen = [];

    /// <summary>Reads by dense positions.</summary>
    public static FeedReader OfPositions(NpgsqlDataSource database) => new(database, "position");

    /// <summary>Reads by the number that each row drew from a sequence when it was written, as many feeds do.</summary>
    public static FeedReader OfSequence(NpgsqlDataSource database) => new(database, "sequence");

    public IReadOnlyList<FeedRow> Seen => _seen;

    public async Task ReadAsync()
    {
        await using var command = database.CreateCommand(
            $"select {cursorColumn}, node_id::uuid, application_id::integer from ik_outbox where {cursorColumn} > $1 order by {cursorColumn}");
        command.Parameters.Add(new() { Value = _seen.Count == 0 ? 0 : _seen[^1].Cursor });
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            _seen.Add(new FeedRow(reader.GetInt64(0), reader.GetGuid(1), reader.GetInt32(2)));
        }
    }
}
