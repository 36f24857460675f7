using InterviewKit.EmbeddedPostgres;
using InterviewKit.Testing;

// Arguments: the data folder, or "shared" for the cluster that test processes share; then "binaries=<folder>" and "leak" as wished. The first line of output is either
// "ready <postmaster's pid> <connection string>" or "refused <sentence>"; then the program waits for a line of input.
// With "leak" it ends without disposing of the server.
var binaries = args.FirstOrDefault(arg => arg.StartsWith("binaries=", StringComparison.Ordinal))?["binaries=".Length..];
EmbeddedPostgresServer server;
try
{
    server = args[0] == "shared"
        ? (await PostgresCluster.SharedAsync()).Server
        : await EmbeddedPostgresServer.StartAsync(new EmbeddedPostgresOptions { DataFolder = args[0], BinariesFolder = binaries, Report = Console.Error.WriteLine });
}
catch (EmbeddedPostgresException refusal)
{
    Console.WriteLine($"refused {refusal.Message}");
    return 1;
}

Console.WriteLine($"ready {server.ProcessId} {server.ConnectionString("postgres")}");
Console.ReadLine();
if (!args.Contains("leak"))
    await server.DisposeAsync();
return 0;
