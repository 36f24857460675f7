using System.Collections.Concurrent;
using System.Diagnostics;
using InterviewKit.Faults.Tests.Running;
using InterviewKit.Faults.Tests.Service;
using InterviewKit.Testing;
using Xunit.Abstractions;

namespace InterviewKit.Faults.Tests;

/// <summary>F1: what was acknowledged stays, and takes effect once, however often the service is killed.</summary>
public sealed class AcknowledgedFaultTests(ITestOutputHelper output)
{
    private const int Clients = 64;
    private const int KillsOfControlMax = 8;

    /// <summary>New submissions come just before each kill, so that most of them are under way then; until the next, known ones are sent again.</summary>
    private static readonly TimeSpan KillAfterAtLeast = TimeSpan.FromSeconds(FaultRun.IsFull ? 1 : 0.2);
    private static readonly TimeSpan KillAfterAtMost = TimeSpan.FromSeconds(FaultRun.IsFull ? 4 : 0.8);
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan UnderWayAtMost = TimeSpan.FromMilliseconds(150);

    [Fact]
    public async Task A_service_that_is_killed_loses_nothing_that_it_acknowledged_and_does_nothing_twice()
    {
        var run = new FaultRun(output, "F1");
        var (count, kills) = (FaultRun.Of(2_000), FaultRun.Of(20));
        await using var database = await TestDatabase.CreateAsync();
        await FaultWorkspace.FillAsync(database.DataSource, count);
        await using var service = await ServiceProcess.StartReadyAsync(database.ConnectionString);
        using var client = new ServiceClient(service.Address);

        var waiting = new ConcurrentQueue<int>();
        var slowest = new ConcurrentQueue<TimeSpan>();
        using var done = new CancellationTokenSource();
        var clients = Task.WhenAll(Enumerable.Range(0, Clients).Select(number => SubmitAsync(client, count, waiting, slowest, run.ChanceOf(number), done.Token)));
        var starts = await KillAsync(service, kills, run.ChanceOf(Clients), kill =>
        {
            foreach (var interview in Enumerable.Range(count * kill / kills, (count * (kill + 1) / kills) - (count * kill / kills)))
            {
                waiting.Enqueue(interview);
            }
        });
        await Until.TrueAsync("all submissions to be acknowledged", () => client.Ledger.Count == count || clients.IsFaulted);
        await done.CancelAsync();
        await clients;

        var violations = await new Consistency(database.DataSource).ViolationsAsync([.. client.Ledger.Values]);
        run.Say($"{client.Ledger.Count} of {count} submissions acknowledged to {Clients} clients over {kills} kills with {client.Retries} retries");
        run.Say($"{violations.Count} lost, duplicate or torn; {client.Faults.Count} faults; slowest key {slowest.Max().TotalSeconds:0.0} s; slowest start {starts.Max().TotalSeconds:0.0} s");
        violations.ShouldBeEmpty();
        client.Faults.ShouldBeEmpty();
        client.Ledger.Count.ShouldBe(count);
        slowest.Max().ShouldBeLessThan(FaultRun.Within(30));
        starts.Max().ShouldBeLessThan(FaultRun.Within(5));

        await WithoutKeysDuplicatesAsync(run, database, service, client);
    }

    /// <summary>The same kills, and clients that send again without keys.</summary>
    private static async Task WithoutKeysDuplicatesAsync(FaultRun run, TestDatabase database, ServiceProcess service, ServiceClient client)
    {
        using var done = new CancellationTokenSource();
        var opened = 0;
        var clients = Task.WhenAll(Enumerable.Range(0, Clients).Select(async _ =>
        {
            while (!done.IsCancellationRequested)
            {
                (await client.OpenAsync($"opening {Interlocked.Increment(ref opened)}", idempotencyKey: null)).ShouldBeOfType<Answer.Done>();
            }
        }));
        var (kills, duplicates) = (0, 0L);
        while (duplicates == 0 && kills < KillsOfControlMax)
        {
            var before = Volatile.Read(ref opened);
            await Until.TrueAsync("some openings", () => opened > before + Clients);
            await service.KillAsync();
            await service.RestartAsync();
            kills++;

            // Each client has sent again what it had under way.
            before = Volatile.Read(ref opened);
            await Until.TrueAsync("some openings", () => opened > before + (2 * Clients));
            await using var command = database.DataSource.CreateCommand("select count(*) - count(distinct data ->> 'Title') from mt_doc_opening where data ->> 'Title' like 'opening %'");
            duplicates = (long)(await command.ExecuteScalarAsync())!;
        }

        await done.CancelAsync();
        await clients;
        run.Say($"control: without keys {duplicates} duplicates after {kills} kills");
        duplicates.ShouldBeGreaterThan(0, "without keys there are to be duplicates; if there are none, this test shows nothing");
    }

    /// <summary>Submits what waits, and else something that was acknowledged before, whose answer must still be the same.</summary>
    private static async Task SubmitAsync(ServiceClient client, int count, ConcurrentQueue<int> waiting, ConcurrentQueue<TimeSpan> slowest, Random chance, CancellationToken done)
    {
        while (!done.IsCancellationRequested)
        {
            var started = Stopwatch.GetTimestamp();
            if (waiting.TryDequeue(out var interview))
            {
                (await client.SubmitAsync(interview, Key(interview))).ShouldBeOfType<Answer.Done>();
                slowest.Enqueue(Stopwatch.GetElapsedTime(started));
            }
            else if (chance.Next(count) is var known && client.Ledger.ContainsKey(known))
            {
                (await client.SubmitAsync(known, Key(known))).ShouldBeOfType<Answer.Done>();
            }
            else
            {
                await Task.WhenAny(Task.Delay(LookAgainAfter, done));
            }
        }
    }

    /// <summary>Kills the service and starts it again, as often as said.</summary>
    /// <returns>How long each start took until the service was ready.</returns>
    private static async Task<IReadOnlyList<TimeSpan>> KillAsync(ServiceProcess service, int kills, Random chance, Action<int> beforeKill)
    {
        var starts = new List<TimeSpan>();
        for (var kill = 0; kill < kills; kill++)
        {
            await Task.Delay(KillAfterAtLeast + ((KillAfterAtMost - KillAfterAtLeast) * chance.NextDouble()));
            beforeKill(kill);
            await Task.Delay(UnderWayAtMost * chance.NextDouble());
            await service.KillAsync();
            starts.Add(await service.RestartAsync());
        }

        return starts;
    }

    private static string Key(int interview) => $"submission-{interview}";
}
