using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.EmbeddedPostgres;
using InterviewKit.GraphQL;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace InterviewKit.Benchmarks.Comparison;

/// <summary>
/// What a comparison of fifty applications costs against one profile, in turn and in one run, from the request to its answer as JSON: with seal,
/// receipts, model and, for the comparison, the joint estimate over all of them.
/// </summary>
internal static class ComparisonAgainstProfile
{
    /// <summary>Fifty profiles at no more than the price of twelve.</summary>
    public const double RatioMax = 12;

    public const string Verb = "comparison";

    private const int WarmUp = 30;
    private const int Rounds = 100;

    private const string Profile = "profile { scorecards bestFit { role { key } } fits { role { key } score interval { low high } probabilityMeetsBar } dimensions { dimension { key } fairAverage } flags { code } }";

    private const string OneProfile = $$"""query($id: ID!) { application(id: $id) { candidate { name } {{Profile}} } }""";

    private const string Fifty = $$"""query($id: ID!) { comparison(openingId: $id) { entries { rank application { candidate { name } } {{Profile}} } indistinguishable { a { id } b { id } probability } } }""";

    public static async Task<int> RunAsync()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"interviewkit-benchmark-{Environment.ProcessId}");
        try
        {
            await using var postgres = await EmbeddedPostgresServer.StartAsync(new EmbeddedPostgresOptions { DataFolder = folder, Durable = false });
            await postgres.EnsureDatabaseAsync("benchmark");
            await using var database = NpgsqlDataSource.Create(
                new NpgsqlConnectionStringBuilder(postgres.ConnectionString("benchmark")) { MaxAutoPrepare = 100 }.ConnectionString);
            await new SchemaMigrator(database, Domain.Migrations).ApplyAsync();
            await using var store = BenchmarkWorkspace.StoreOf(database);
            await ComparedWorkspace.FillAsync(store);
            await using var services = new ServiceCollection()
                .AddSingleton<IDocumentStore>(store)
                .AddSingleton(database)
                .AddSingleton(TimeProvider.System)
                .AddScoped(_ => ComparedWorkspace.Lead)
                .AddDomain()
                .BuildServiceProvider(validateScopes: true);
            var schema = new SchemaBuilder();
            Domain.ComposeSchema(schema);
            return await CompareAsync(new GraphQLExecutor(schema.Build(), new GraphQLOptions()), services);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> CompareAsync(GraphQLExecutor executor, ServiceProvider services)
    {
        var (profiles, comparisons) = (new List<double>(), new List<double>());
        for (var round = -WarmUp; round < Rounds; round++)
        {
            var profile = await AskAsync(executor, services, OneProfile, ComparedWorkspace.ApplicationIds[(round + WarmUp) % ComparedWorkspace.Applications], "\"score\":", atLeast: 3);
            var comparison = await AskAsync(executor, services, Fifty, ComparedWorkspace.OpeningId, "\"rank\":", ComparedWorkspace.Applications);
            if (round >= 0)
            {
                profiles.Add(profile);
                comparisons.Add(comparison);
            }
        }

        var ratio = Median(comparisons) / Median(profiles);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"one profile {Median(profiles):0.00} ms, a comparison of {ComparedWorkspace.Applications} applications {Median(comparisons):0.00} ms: {ratio:0.0} times (mark: at most {RatioMax:0})"));
        return ratio <= RatioMax ? 0 : 1;
    }

    /// <summary>Milliseconds of one answer, which has to hold what is measured.</summary>
    private static async Task<double> AskAsync(GraphQLExecutor executor, ServiceProvider services, string query, string id, string counted, int atLeast)
    {
        var clock = Stopwatch.GetTimestamp();
        await using var scope = services.CreateAsyncScope();
        var result = await executor.ExecuteAsync(
            new GraphQLRequest(query) { Variables = JsonSerializer.SerializeToElement(new { id }) }, scope.ServiceProvider, CancellationToken.None);
        var json = result.ToJson();
        var elapsed = Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
        return json.Split(counted).Length > atLeast && !json.Contains("\"errors\"", StringComparison.Ordinal)
            ? elapsed
            : throw new InvalidOperationException($"The answer lacks what is measured: {json}");
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
