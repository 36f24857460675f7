using InterviewKit.Faults.Tests.Postgres;
using InterviewKit.Faults.Tests.Running;
using InterviewKit.Faults.Tests.Service;
using InterviewKit.Testing;
using Xunit.Abstractions;

namespace InterviewKit.Faults.Tests;

/// <summary>F5: whoever does not know whether a commit took place sends the same key again, and has the effect once.</summary>
public sealed class UnknownCommitFaultTests(ITestOutputHelper output)
{
    private const int Clients = 8;

    /// <summary>Marks of the control come after those of the test.</summary>
    private const int ControlMarks = 900_000;

    [Fact]
    public async Task A_commit_that_was_cut_is_resolved_by_its_key_and_repeated_blindly_without_one()
    {
        var run = new FaultRun(output, "F5");
        var count = FaultRun.Of(1_000);
        await using var database = await TestDatabase.CreateAsync();
        await FaultWorkspace.FillAsync(database.DataSource, count);
        await using var proxy = new CuttingProxy(database.ConnectionString);
        await using var service = await ServiceProcess.StartReadyAsync(proxy.ConnectionString);
        using var client = new ServiceClient(service.Address);

        await EachAsync(count, run, async (i, cut) =>
        {
            proxy.Plan(Mark(i), cut);
            (await client.SubmitAsync(i, Mark(i))).ShouldBeOfType<Answer.Done>();
        });

        var violations = await new Consistency(database.DataSource).ViolationsAsync([.. client.Ledger.Values]);
        var (before, after) = CutsOf(proxy);
        run.Say($"{client.Ledger.Count} of {count} resolved with {client.Retries} retries; {before} cut before the commit, {after} before its reply; {violations.Count} lost, duplicate or torn; {client.Faults.Count} faults");
        violations.ShouldBeEmpty();
        client.Faults.ShouldBeEmpty();
        client.Ledger.Count.ShouldBe(count);
        (before + after).ShouldBe(count);
        Math.Min(before, after).ShouldBeGreaterThanOrEqualTo(count * 4 / 10);

        await BlindRetriesDuplicateAsync(run, database, proxy, client);
    }

    /// <summary>The control, which also shows that the service itself sends nothing twice.</summary>
    private static async Task BlindRetriesDuplicateAsync(FaultRun run, TestDatabase database, CuttingProxy proxy, ServiceClient client)
    {
        var count = FaultRun.Of(200);
        var marks = Enumerable.Range(ControlMarks, count).Select(Mark).ToList();
        var earlier = proxy.Made.Count;
        await EachAsync(count, run, async (i, cut) =>
        {
            proxy.Plan(marks[i], cut);
            (await client.OpenOnceAsync(marks[i], idempotencyKey: null)).ShouldNotBeOfType<Answer.Done>();
        });
        (proxy.Made.Count - earlier).ShouldBe(count);
        var once = await OpenedAsync(database);
        marks.ShouldAllBe(mark => once.GetValueOrDefault(mark) == (proxy.Made[mark] == Cut.BeforeReply ? 1 : 0), "the service repeated or lost what it was sent once");

        await EachAsync(count, run, async (i, _) => (await client.OpenAsync(marks[i], idempotencyKey: null)).ShouldBeOfType<Answer.Done>());
        var duplicates = (await OpenedAsync(database)).Count(opening => opening.Value > 1);
        run.Say($"control: of {count} sent once without key and cut, {once.Count} took effect, as many as were cut before the reply; sent again blindly, {duplicates} are duplicates");
        duplicates.ShouldBeGreaterThan(0, "blind retries are to duplicate here; if they don't, this test shows nothing");
    }

    /// <summary>All numbers below the count, by several clients at once; half of them with each cut, in an order of chance.</summary>
    private static async Task EachAsync(int count, FaultRun run, Func<int, Cut, Task> act)
    {
        var cuts = Enumerable.Range(0, count).Select(i => i % 2 == 0 ? Cut.BeforeCommit : Cut.BeforeReply).ToArray();
        run.ChanceOf(count).Shuffle(cuts);
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (i, _) => await act(i, cuts[i]));
    }

    private static (int Before, int After) CutsOf(CuttingProxy proxy) =>
        (proxy.Made.Values.Count(cut => cut == Cut.BeforeCommit), proxy.Made.Values.Count(cut => cut == Cut.BeforeReply));

    private static string Mark(int number) => $"cut-{number:000000}";

    private static async Task<IReadOnlyDictionary<string, int>> OpenedAsync(TestDatabase database)
    {
        await using var command = database.DataSource.CreateCommand("select data ->> 'Title', count(*)::integer from mt_doc_opening where data ->> 'Title' like 'cut-%' group by 1");
        await using var reader = await command.ExecuteReaderAsync();
        var opened = new Dictionary<string, int>();
        while (await reader.ReadAsync())
        {
            opened.Add(reader.GetString(0), reader.GetInt32(1));
        }

        return opened;
    }
}
