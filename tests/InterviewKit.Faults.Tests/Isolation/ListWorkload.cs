using System.Collections.Concurrent;
using InterviewKit.Documents;

namespace InterviewKit.Faults.Tests.Isolation;

/// <summary>Random transactions of several writers on few lists, through the store's own sessions.</summary>
/// <param name="store">Knows both kinds of lists.</param>
/// <param name="isGuarded">Whether writes name the version that they replace; without it, whoever writes last is right.</param>
internal sealed class ListWorkload(IDocumentStore store, bool isGuarded)
{
    public const int Lists = 8;
    private const int Writers = 8;
    private const int ReadsMax = 3;
    private const string Tenant = "lists";

    private readonly ConcurrentQueue<ListTransaction> _history = new();
    private int _lastTransaction;
    private int _lastValue;

    /// <summary>What PostgreSQL or a guard undid, of those that were to be committed.</summary>
    public int Conflicts { get; private set; }

    public async Task PrepareAsync()
    {
        await using var session = store.LightweightSession(Tenant);
        foreach (var list in Enumerable.Range(0, Lists))
        {
            if (IsRevised(list))
            {
                session.Insert(new RevisedList { Id = IdOf(list) });
            }
            else
            {
                session.Insert(new GuardedList { Id = IdOf(list) });
            }
        }

        await session.SaveChangesAsync();
    }

    /// <returns>The transactions, with one at the end that read all lists.</returns>
    public async Task<IReadOnlyList<ListTransaction>> RunAsync(int count, Func<int, Random> chanceOf)
    {
        var first = _history.Count;
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            var chance = chanceOf(writer + first);
            for (var i = 0; i < count / Writers; i++)
            {
                await TransactAsync(chance);
            }
        })));
        await using var session = store.LightweightSession(Tenant);
        var last = new List<ListRead>();
        foreach (var list in Enumerable.Range(0, Lists))
        {
            last.Add((await LoadAsync(session, list)).Read);
        }

        return [.. _history, new ListTransaction(Interlocked.Increment(ref _lastTransaction), true, last, [])];
    }

    private async Task TransactAsync(Random chance)
    {
        var id = Interlocked.Increment(ref _lastTransaction);
        var reads = new List<ListRead>();
        var appends = new List<ListAppend>();
        var toBeUndone = chance.Next(10) == 0;
        await using var session = store.LightweightSession(Tenant);
        if (chance.Next(2) == 0)
        {
            await session.BeginTransactionAsync();
        }

        try
        {
            foreach (var list in Enumerable.Range(0, Lists).OrderBy(_ => chance.Next()).Take(chance.Next(1, ReadsMax + 1)).ToList())
            {
                var (read, write) = await LoadAsync(session, list);
                reads.Add(read);
                var values = chance.Next(3);
                if (values > 0)
                {
                    int[] appended = [.. Enumerable.Range(0, values).Select(_ => Interlocked.Increment(ref _lastValue))];
                    appends.AddRange(appended.Select(value => new ListAppend(list, value)));
                    write(appended);
                }
            }

            if (toBeUndone)
            {
                // The last statement of all, so that whatever the others wrote is undone.
                session.QueueSqlCommand("select 1 / ?", 0);
            }

            await session.SaveChangesAsync();
            toBeUndone.ShouldBeFalse("a transaction that divides by zero was committed");
            Record(true);
        }
        catch (Exception undone) when (undone is ConcurrencyException or MartenCommandException)
        {
            Record(false);
            if (!toBeUndone)
            {
                lock (_history)
                {
                    Conflicts++;
                }
            }
        }

        void Record(bool committed) => _history.Enqueue(new ListTransaction(id, committed, reads, appends));
    }

    private async Task<(ListRead Read, Action<int[]> Write)> LoadAsync(IDocumentSession session, int list)
    {
        if (!IsRevised(list))
        {
            var guarded = (await session.LoadAsync<GuardedList>(IdOf(list)))!;
            return (new ListRead(list, guarded.Values), appended =>
                session.UpdateExpectedVersion(guarded with { Values = [.. guarded.Values, .. appended] }, guarded.Version));
        }

        var revised = (await session.LoadAsync<RevisedList>(IdOf(list)))!;
        return (new ListRead(list, revised.Values), appended =>
        {
            // A write for each value: what stands between two of them must not be seen.
            for (var i = 1; i <= appended.Length; i++)
            {
                var written = revised with { Values = [.. revised.Values, .. appended[..i]] };
                if (isGuarded)
                {
                    session.UpdateRevision(written, revised.Version + i);
                }
                else
                {
                    session.Store(written);
                }
            }
        }
        );
    }

    private bool IsRevised(int list) => !isGuarded || list % 2 == 0;

    private static Guid IdOf(int list) => new(list + 1, 0, 0, new byte[8]);
}
