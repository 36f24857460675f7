using InterviewKit.Documents.Events;
using Npgsql;

namespace InterviewKit.Documents.Daemon;

/// <summary>Reads events across streams, by their numbers.</summary>
internal sealed class EventPageReader(DocumentDatabase database)
{
    private readonly EventReading reading = new(database.Events, Mapping.DocumentTable.DefaultTenant);

    /// <summary>The events above <paramref name="floor"/>, up to a mark below which no event can appear any more.</summary>
    public async Task<EventPage> ReadAsync(NpgsqlConnection connection, long floor, long highWaterMark, int size, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(database.Events.Sql.FetchPage, connection)
        {
            Parameters = { new() { Value = floor }, new() { Value = highWaterMark }, new() { Value = (long)size } },
        };
        var events = new List<Event>(size);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var sequence = reader.GetInt64(2);
            try
            {
                events.Add(reading.Read(reader, reader.GetValue(EventSql.StreamColumn)));
            }
            catch (Exception fault) when (fault is not NpgsqlException and not OperationCanceledException)
            {
                // What comes before it goes first; then it is alone.
                return new EventPage(events, events.Count == 0 ? sequence : events[^1].Sequence, HasMore: true, events.Count == 0 ? new(sequence, fault) : null);
            }
        }

        var isFull = events.Count == size;
        return new EventPage(events, isFull ? events[^1].Sequence : highWaterMark, isFull);
    }

    /// <summary>One event by its number; <c>null</c> when there is none.</summary>
    public async Task<Event?> FindAsync(NpgsqlConnection connection, long sequence, CancellationToken cancellation)
    {
        var page = await ReadAsync(connection, sequence - 1, sequence, 1, cancellation);
        if (page.Unreadable is { } unreadable)
            throw unreadable.Fault;
        return page.Events is [var found, ..] ? found : null;
    }
}
