using InterviewKit.Documents;
using InterviewKit.Faults.Tests.Isolation;
using InterviewKit.Faults.Tests.Running;
using InterviewKit.Testing;
using Npgsql;
using Xunit.Abstractions;

namespace InterviewKit.Faults.Tests;

/// <summary>F15: writers that name the version they replace lose nothing, and see nothing that is undone or unfinished.</summary>
public sealed class IsolationFaultTests(ITestOutputHelper output)
{
    private static readonly TimeSpan FoundWithin = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Guarded_transactions_lose_no_update_and_have_a_serial_order_of_writes_and_reads()
    {
        var run = new FaultRun(output, "F15");
        await using var database = await TestDatabase.CreateAsync();
        await using var store = await OpenAsync(database);
        var workload = new ListWorkload(store, isGuarded: true);
        await workload.PrepareAsync();

        var history = await workload.RunAsync(FaultRun.Of(50_000), run.ChanceOf);

        var committed = history.Count(transaction => transaction.Committed);
        run.Say($"{history.Count} transactions on {ListWorkload.Lists} lists, {committed} committed with {history.Where(it => it.Committed).Sum(it => it.Appends.Count)} appends, {workload.Conflicts} conflicts");
        var anomalies = new ListHistory(history).Anomalies();
        run.Say($"lost updates, G0, G1a, G1b, G1c: {(anomalies.Count == 0 ? "none" : string.Join(", ", anomalies))}");
        anomalies.ShouldBeEmpty();
        committed.ShouldBeGreaterThan(history.Count / 10);
        workload.Conflicts.ShouldBeGreaterThan(0, "writers that never met show nothing");
    }

    [Fact]
    public async Task Without_the_guard_lost_updates_are_found()
    {
        var run = new FaultRun(output, "F15 control");
        await using var database = await TestDatabase.CreateAsync();
        await using var store = await OpenAsync(database);
        var workload = new ListWorkload(store, isGuarded: false);
        await workload.PrepareAsync();

        var (lost, transactions) = (0, 0);
        var took = await Until.TrueAsync("lost updates of writers without guard", async () =>
        {
            var history = await workload.RunAsync(400, run.ChanceOf);
            (lost, transactions) = (new ListHistory(history).Anomalies().GetValueOrDefault(Anomaly.LostUpdate), history.Count);
            return lost > 0;
        });

        run.Say($"{lost} lost updates found in {transactions} unguarded transactions after {took.TotalSeconds:0.0} s");
        took.ShouldBeLessThan(FoundWithin);
    }

    private static async Task<DocumentStore> OpenAsync(TestDatabase database)
    {
        // Transactions take lists in any order, so they deadlock; that is to be noticed soon.
        var connection = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Options = "-c deadlock_timeout=5ms" };
        var store = DocumentStore.For(options =>
        {
            options.Connection(connection.ConnectionString);
            options.Policies.AllDocumentsAreMultiTenanted();
            options.Schema.For<RevisedList>();
            options.Schema.For<GuardedList>();
        });
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        return store;
    }
}
