using InterviewKit.Documents;
using Npgsql;

namespace InterviewKit.Faults.Tests.Feed;

/// <summary>
/// Writes events and their outbox rows as the service's commands do: a transaction takes its number when it reserves its idempotency key, waits for the streams
/// that it appends to, and may then stay open for a while; so transactions commit in another order than they began, and than they drew numbers.
/// </summary>
internal sealed class FeedWriter(IDocumentStore store, Random chance, TimeSpan holdMax)
{
    public const string Workspace = "feed";
    private const int Streams = 24;
    private const int StreamsMax = 3;
    private const int EventsMax = 12;

    /// <summary>Most transactions are short, as in life: one in thirteen is held for longer than a fifth of the longest.</summary>
    private const double Skew = 20;

    private static int _lastNumber;

    /// <summary>The events that were committed.</summary>
    public List<int> Written { get; } = [];

    public int RolledBack { get; private set; }

    public async Task WriteAsync(int events)
    {
        while (Written.Count < events)
        {
            await TransactAsync();
        }
    }

    public static Guid StreamOf(int stream) => new(stream + 1, 0, 0, new byte[8]);

    private async Task TransactAsync()
    {
        var numbers = new List<int>();
        var toBeUndone = chance.Next(10) == 0;
        await using var session = store.LightweightSession(Workspace);
        await session.BeginTransactionAsync();
        await ReserveKeyAsync(session);

        // In one order, so that writers wait for each other and none has to give way.
        foreach (var stream in Enumerable.Range(0, Streams).OrderBy(_ => chance.Next()).Take(chance.Next(1, StreamsMax + 1)).Order())
        {
            foreach (var _ in Enumerable.Range(0, chance.Next(1, EventsMax + 1)))
            {
                var number = Interlocked.Increment(ref _lastNumber);
                numbers.Add(number);
                session.Events.Append(StreamOf(stream), new FeedEvent(number));
                session.QueueSqlCommand(
                    "insert into ik_outbox (workspace, type, node_id, application_id, at) values (?, 1, ?, ?, now())", Workspace, $"{StreamOf(stream)}", $"{number}");
            }
        }

        session.QueueSqlCommand("select pg_sleep(?)", holdMax.TotalSeconds * Math.Pow(chance.NextDouble(), Skew));
        if (toBeUndone)
        {
            session.QueueSqlCommand("select 1 / ?", 0);
        }

        try
        {
            await session.SaveChangesAsync();
            Written.AddRange(numbers);
        }
        catch (MartenCommandException) when (toBeUndone)
        {
            RolledBack++;
        }
    }

    private static async Task ReserveKeyAsync(IDocumentSession session)
    {
        await using var reserve = new NpgsqlCommand(
            "insert into ik_idempotency (workspace, actor, key, mutation, input_sha256, created_at) values ($1, 'writer', gen_random_uuid()::text, 'write', sha256(''), now())")
        {
            Parameters = { new() { Value = Workspace } },
        };
        await session.ExecuteAsync(reserve);
    }
}
