using System.Text;
using InterviewKit.EmbeddedPostgres;
using Npgsql;

namespace InterviewKit.Benchmarks.Http;

/// <summary>
/// Drives the service and the floor with the same load in turn, and prints what part of the floor's throughput the service reaches. Both share the
/// machine with the client and PostgreSQL: only the ratios mean anything.
/// </summary>
internal static class HttpComparison
{
    private const string Database = "benchmark";

    public static async Task<int> RunAsync(string[] args)
    {
        ComparisonOptions options;
        IReadOnlyList<Scenario> scenarios;
        try
        {
            options = ComparisonOptions.Parse(args);
            scenarios = Scenario.Named(options.Only);
        }
        catch (FormatException fault)
        {
            await Console.Error.WriteLineAsync($"{fault.Message}{Environment.NewLine}{ComparisonOptions.Usage}");
            return 1;
        }

        var folder = Path.Combine(Path.GetTempPath(), $"interviewkit-benchmark-{Environment.ProcessId}");
        try
        {
            // Not durable: where both sides wait for the same disk, what the service costs is hidden.
            await using var postgres = await EmbeddedPostgresServer.StartAsync(new EmbeddedPostgresOptions
            {
                DataFolder = folder,
                Durable = false,
                Settings = new Dictionary<string, string> { ["max_connections"] = "250", ["shared_buffers"] = "256MB", ["autovacuum"] = "off" },
            });
            await postgres.EnsureDatabaseAsync(Database);
            var connectionString = new NpgsqlConnectionStringBuilder(postgres.ConnectionString(Database)) { MaxPoolSize = 100 }.ConnectionString;
            await BenchmarkWorkspace.FillAsync(connectionString, Console.WriteLine);
            await using var service = await MeasuredServer.ServiceAsync(connectionString);
            await using var floor = await MeasuredServer.FloorAsync(connectionString);
            var clock = new PostgresClock(folder);
            foreach (var scenario in scenarios)
            {
                await CompareAsync(scenario, service, floor, clock, options);
            }

            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task CompareAsync(
        Scenario scenario, MeasuredServer service, MeasuredServer floor, PostgresClock postgres, ComparisonOptions options)
    {
        var (ofService, ofFloor) = (scenario.OfService(), scenario.OfFloor());
        await DemandSameAnswersAsync(scenario, service, ofService, floor, ofFloor);

        var time = TimeSpan.FromSeconds(options.Seconds);
        await WarmUpAsync(scenario, service, postgres, ofService, options.Connections);
        await WarmUpAsync(scenario, floor, postgres, ofFloor, options.Connections);
        var rounds = new List<Round>();
        for (var i = 0; i < options.Rounds; i++)
        {
            var one = await Load.RunAsync(service, postgres, ofService, options.Connections, time);
            var other = await Load.RunAsync(floor, postgres, ofFloor, options.Connections, time);
            if (one.Requests == 0 || other.Requests == 0)
            {
                break; // What can be sent once was all sent: the rounds before count.
            }

            rounds.Add(new Round(one, other));
        }

        Console.WriteLine(Report.Of(scenario, rounds));
    }

    /// <summary>
    /// Until the compiler has come to rest, for at most some seconds: otherwise it is measured along, and more so on the side that has more code.
    /// </summary>
    private static async Task WarmUpAsync(Scenario scenario, MeasuredServer server, PostgresClock postgres, RequestSource requests, int connections)
    {
        const int restingMethods = 10;
        var turnsMax = scenario.Once ? 3 : 10;
        for (var turn = 0; turn < turnsMax; turn++)
        {
            var before = server.Compiled;
            await Load.RunAsync(server, postgres, requests, connections, TimeSpan.FromSeconds(1));
            if (server.Compiled - before < restingMethods)
            {
                return;
            }
        }
    }

    /// <summary>A floor that gives other bytes is no floor.</summary>
    private static async Task DemandSameAnswersAsync(Scenario scenario, MeasuredServer service, RequestSource ofService, MeasuredServer floor, RequestSource ofFloor)
    {
        const int answersCompared = 5;
        using var one = new LoadConnection();
        using var other = new LoadConnection();
        await one.ConnectAsync(service.Port, CancellationToken.None);
        await other.ConnectAsync(floor.Port, CancellationToken.None);
        for (var i = 0; i < answersCompared; i++)
        {
            var answer = Encoding.UTF8.GetString((await one.SendAsync(ofService.Next()!, CancellationToken.None)).Span);
            var expected = Encoding.UTF8.GetString((await other.SendAsync(ofFloor.Next()!, CancellationToken.None)).Span);
            if (answer != expected)
            {
                throw new InvalidOperationException(
                    $"{scenario.Name}: service and floor answer differently.{Environment.NewLine}service: {answer}{Environment.NewLine}floor:   {expected}");
            }

            if (i == 0)
            {
                Console.WriteLine($"{scenario.Name}: {answer.Length} characters, beginning {answer[..Math.Min(100, answer.Length)]}");
            }
        }
    }
}
