using System.Diagnostics;
using InterviewKit.Faults.Tests.Nodes;
using InterviewKit.Faults.Tests.Running;
using InterviewKit.Faults.Tests.Service;
using InterviewKit.Testing;
using Npgsql;
using Xunit.Abstractions;

namespace InterviewKit.Faults.Tests;

/// <summary>F14: nodes that start at once migrate once, and the version before them goes on answering.</summary>
public sealed class MigrationFaultTests(ITestOutputHelper output)
{
    private const int Nodes = 8;
    private const int RequestsPerSecond = 50;

    /// <summary>What a migration waits for a table at most, and so what those wait who queue behind it.</summary>
    private const double LockTimeoutSeconds = 2;

    [Fact]
    public async Task Eight_nodes_that_start_at_once_on_an_empty_database_are_all_ready()
    {
        var run = new FaultRun(output, "F14 empty");
        await using var database = await TestDatabase.CreateAsync();

        var services = Enumerable.Range(0, Nodes).Select(_ => ServiceProcess.Start(database.ConnectionString)).ToList();
        try
        {
            var readiness = await Task.WhenAll(services.Select(service => service.ReadyAsync()));

            var migrations = await ScalarAsync(database, "select count(*) from ik_migration");
            var collisions = services.Sum(service => CollisionsIn(service.Said));
            run.Say($"{readiness.Length} of {Nodes} nodes ready, the slowest after {readiness.Max().TotalSeconds:0.0} s; {migrations} migration rows; {collisions} collisions");
            migrations.ShouldBe(Domain.Migrations.Count);
            collisions.ShouldBe(0);
            (await ScalarAsync(database, "select count(*) from mt_doc_apikey")).ShouldBe(1);
        }
        finally
        {
            await Task.WhenAll(services.Select(service => service.DisposeAsync().AsTask()));
        }
    }

    [Fact]
    public async Task Eight_nodes_of_the_next_version_migrate_under_the_one_that_serves()
    {
        var run = new FaultRun(output, "F14 next version");
        var interviews = RequestsPerSecond * 60;
        await using var database = await TestDatabase.CreateAsync();
        await FaultWorkspace.FillAsync(database.DataSource, interviews);
        await using var service = await ServiceProcess.StartReadyAsync(database.ConnectionString);
        using var client = new ServiceClient(service.Address);
        var nodes = Enumerable.Range(0, Nodes).Select(node => NodeProcess.Start($"{node}", "migrate", database.ConnectionString)).ToList();
        try
        {
            await Task.WhenAll(nodes.Select(node => node.SaysAsync("waiting")));
            TimeSpan held;
            await using (var load = new SteadyLoad(client, interviews, RequestsPerSecond, run.ChanceOf(0)))
            {
                await Until.TrueAsync("requests to be answered", () => load.Done >= RequestsPerSecond);
                held = await MigrateWhileATableIsHeldAsync(database, nodes, load);
                var before = load.Done;
                await Until.TrueAsync("requests to be answered by the version before", () => load.Done >= before + RequestsPerSecond);
                await load.FinishAsync();
            }

            var violations = await new Consistency(database.DataSource).ViolationsAsync([.. client.Ledger.Values]);
            var rows = await ScalarAsync(database, $"select count(*) from ik_migration where number = {Domain.Migrations.Count + 1}");
            var ran = nodes.Count(node => node.Said.Contains("ready 1"));
            run.Say($"{nodes.Count(node => node.ExitCode == 0)} of {Nodes} nodes ready, {ran} of them migrated, {rows} row for it; a table was held for {held.TotalSeconds:0.0} s meanwhile");
            run.Say($"{client.Ledger.Count} requests answered by the version before at {RequestsPerSecond}/s, the slowest in {client.Slowest.TotalSeconds:0.0} s; {client.Faults.Count} faults, {client.Retries} retries, {violations.Count} lost, duplicate or torn");
            nodes.ShouldAllBe(node => node.ExitCode == 0);
            (ran, rows).ShouldBe((1, 1));
            client.Faults.ShouldBeEmpty();
            client.Retries.ShouldBe(0, "a request was answered that the service is unavailable");
            violations.ShouldBeEmpty();
            client.Slowest.ShouldBeLessThan(FaultRun.Within(LockTimeoutSeconds + 1));
        }
        finally
        {
            foreach (var node in nodes)
            {
                await node.DisposeAsync();
            }
        }
    }

    [Fact]
    public async Task Without_the_lock_nodes_that_start_at_once_collide()
    {
        var run = new FaultRun(output, "F14 control");
        await using var database = await TestDatabase.CreateAsync();
        var connections = await Task.WhenAll(Enumerable.Range(0, Nodes).Select(async _ => await database.DataSource.OpenConnectionAsync()));

        var states = await Task.WhenAll(connections.Select(connection => Task.Run(async () =>
        {
            await using (connection)
            {
                try
                {
                    foreach (var migration in Domain.Migrations)
                    {
                        await using var run = new NpgsqlCommand($"begin; {migration.Sql}; commit;", connection);
                        await run.ExecuteNonQueryAsync();
                    }

                    return "ready";
                }
                catch (PostgresException collision)
                {
                    return collision.SqlState;
                }
            }
        })));

        run.Say($"without the lock: {string.Join(", ", states.CountBy(state => state).Select(state => $"{state.Value} {state.Key}"))}");
        states.ShouldContain(state => IsCollision(state), "nodes without a lock are to collide here; if they don't, this test shows nothing");
    }

    /// <summary>
    /// Lets the nodes migrate while somebody reads a table that the migration changes, for longer than a migration may wait: it has to step back, so that
    /// whoever queues behind it is served.
    /// </summary>
    /// <returns>How long the table was held.</returns>
    private static async Task<TimeSpan> MigrateWhileATableIsHeldAsync(TestDatabase database, List<NodeProcess> nodes, SteadyLoad load)
    {
        var held = Stopwatch.StartNew();
        await using (var reader = await database.DataSource.OpenConnectionAsync())
        {
            await using var transaction = await reader.BeginTransactionAsync();
            await using (var read = new NpgsqlCommand("select count(*) from ik_outbox", reader))
            {
                await read.ExecuteScalarAsync();
            }

            await Task.WhenAll(nodes.Select(node => node.WriteLineAsync()));
            for (var attempt = 0; attempt < FaultRun.Of(3); attempt++)
            {
                await Until.TrueAsync("the migration to wait for the table", () => WaitsForTableAsync(database));
                await Until.TrueAsync("the migration to step back", async () => !await WaitsForTableAsync(database));
                var before = load.Done;
                await Until.TrueAsync("a request to be answered while the table is held", () => load.Done > before);
            }
        }

        await Task.WhenAll(nodes.Select(node => node.ExitAsync()));
        return held.Elapsed;
    }

    private static async Task<bool> WaitsForTableAsync(TestDatabase database) =>
        await ScalarAsync(database, "select count(*) from pg_locks where relation = 'ik_outbox'::regclass and mode = 'AccessExclusiveLock' and not granted") > 0;

    private static int CollisionsIn(string said) =>
        new[] { PostgresErrorCodes.DuplicateTable, PostgresErrorCodes.UniqueViolation, PostgresErrorCodes.DeadlockDetected }.Sum(state => said.Split(state).Length - 1);

    private static bool IsCollision(string state) =>
        state is PostgresErrorCodes.DuplicateTable or PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected;

    private static async Task<long> ScalarAsync(TestDatabase database, string sql)
    {
        await using var command = database.DataSource.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
