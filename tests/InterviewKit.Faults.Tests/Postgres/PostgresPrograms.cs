using InterviewKit.EmbeddedPostgres.Binaries;
using InterviewKit.EmbeddedPostgres.Processes;

namespace InterviewKit.Faults.Tests.Postgres;

/// <summary>The programs that this run's servers are started with.</summary>
internal static class PostgresPrograms
{
    private static readonly string[] Checks = ["pg_amcheck", "pg_checksums"];

    /// <returns>Null where there are none, and npm would have to install some.</returns>
    public static async Task<PostgresBinaries?> FindAsync()
    {
        var account = await ServerAccount.ForThisProcessAsync(CancellationToken.None);
        var named = Environment.GetEnvironmentVariable(BinariesSearch.EnvironmentVariable);
        var found = new List<PostgresBinaries>();
        foreach (var folder in string.IsNullOrWhiteSpace(named) ? UsualFolders.Find() : [named])
        {
            if ((await PostgresBinaries.ProbeAsync(folder, account, CancellationToken.None)).Binaries is { } binaries)
            {
                found.Add(binaries);
            }
        }

        return found.MaxBy(binaries => binaries.Version);
    }

    /// <summary>Whether those that check a cluster's tables and pages are among them: packages of the server alone leave them out.</summary>
    public static bool HaveChecks() =>
        Task.Run(FindAsync).GetAwaiter().GetResult() is { } binaries && Checks.All(program => File.Exists(Path.Combine(binaries.Folder, program)));
}

/// <summary>A test that looks into a cluster's files: skipped where the programs for it are missing, except on a build server, which has to have them.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactIfClusterCanBeCheckedAttribute : FactAttribute
{
    /// <summary>Skips the test where pg_amcheck or pg_checksums is missing.</summary>
    public FactIfClusterCanBeCheckedAttribute()
    {
        if (Environment.GetEnvironmentVariable("CI") != "true" && !PostgresPrograms.HaveChecks())
        {
            Skip = "Needs pg_amcheck and pg_checksums beside the server's programs: install PostgreSQL's client and server packages.";
        }
    }
}
