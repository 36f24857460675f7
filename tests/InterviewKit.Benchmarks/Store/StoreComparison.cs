using System.Diagnostics;
using System.Globalization;
using InterviewKit.EmbeddedPostgres;
using InterviewKit.Questions;
using Npgsql;

namespace InterviewKit.Benchmarks.Store;

/// <summary>
/// Does the same work by the store and by hand in turn, on one database, and prints what part of the raw throughput the store reaches. Both share the
/// process and the machine with PostgreSQL: only the ratios mean anything.
/// </summary>
internal static class StoreComparison
{
    private const string Database = "benchmark";
    private const int Twelve = 12;

    public static async Task<int> RunAsync(string[] args)
    {
        StoreComparisonOptions options;
        try
        {
            options = StoreComparisonOptions.Parse(args);
        }
        catch (FormatException fault)
        {
            await Console.Error.WriteLineAsync($"{fault.Message}{Environment.NewLine}{StoreComparisonOptions.Usage}");
            return 1;
        }

        var folder = Path.Combine(Path.GetTempPath(), $"interviewkit-benchmark-{Environment.ProcessId}");
        try
        {
            // Not durable: where both sides wait for the same disk, what the store costs is hidden.
            await using var postgres = await EmbeddedPostgresServer.StartAsync(new EmbeddedPostgresOptions { DataFolder = folder, Durable = false });
            await postgres.EnsureDatabaseAsync(Database);
            var connection = new NpgsqlConnectionStringBuilder(postgres.ConnectionString(Database)) { MaxAutoPrepare = 100, AutoPrepareMinUsages = 2 }.ConnectionString;
            await BenchmarkWorkspace.FillAsync(connection, Console.WriteLine);
            await using var database = NpgsqlDataSource.Create(connection);
            await using var store = BenchmarkWorkspace.StoreOf(database);
            await using var session = store.QuerySession(BenchmarkWorkspace.Name);
            var questions = await session.LoadManyAsync<Question>([.. Enumerable.Range(1, Twelve).Select(i => $"question-{i}")]);

            Console.WriteLine($"{"",-10} store/raw (least to greatest)  mark   ops/s: store  raw   processor us: store  raw   bytes allocated: store  raw");
            foreach (var scenario in StoreScenario.All(new StoreWays(store, questions), new NpgsqlWays(database, questions)))
            {
                if (options.Only.Count == 0 || options.Only.Contains(scenario.Name))
                {
                    Console.WriteLine(await CompareAsync(scenario, options));
                }
            }

            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> CompareAsync(StoreScenario scenario, StoreComparisonOptions options)
    {
        var time = TimeSpan.FromSeconds(options.Seconds);
        await DriveAsync(scenario.ByStore, options.Connections, time);
        await DriveAsync(scenario.ByHand, options.Connections, time);
        var rounds = new List<(StoreTurn Store, StoreTurn Raw)>();
        for (var i = 0; i < options.Rounds; i++)
        {
            rounds.Add((await DriveAsync(scenario.ByStore, options.Connections, time), await DriveAsync(scenario.ByHand, options.Connections, time)));
        }

        var ratios = rounds.ConvertAll(round => round.Store.PerSecond / round.Raw.PerSecond);
        var (store, raw) = (StoreTurn.Median(rounds.Select(round => round.Store)), StoreTurn.Median(rounds.Select(round => round.Raw)));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{scenario.Name,-10} {StoreTurn.Median(ratios),9:0.00} ({ratios.Min():0.00} to {ratios.Max():0.00})         {scenario.Mark:0.00}   {store.PerSecond,12:0} {raw.PerSecond,6:0}   {store.ProcessorMicroseconds,18:0} {raw.ProcessorMicroseconds,5:0}   {store.AllocatedBytes,21:0} {raw.AllocatedBytes,6:0}");
    }

    private static async Task<StoreTurn> DriveAsync(Func<Task> work, int connections, TimeSpan time)
    {
        using var process = Process.GetCurrentProcess();
        var (clock, processor, allocated) = (Stopwatch.StartNew(), process.TotalProcessorTime, GC.GetTotalAllocatedBytes());
        var counts = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            var count = 0;
            while (clock.Elapsed < time)
            {
                await work();
                count++;
            }

            return count;
        })));
        process.Refresh();
        double done = counts.Sum();
        return new StoreTurn(
            done / clock.Elapsed.TotalSeconds,
            (process.TotalProcessorTime - processor).TotalMicroseconds / done,
            (GC.GetTotalAllocatedBytes() - allocated) / done);
    }
}
