using InterviewKit.EmbeddedPostgres.Processes;

namespace InterviewKit.EmbeddedPostgres.Binaries;

/// <summary>
/// Finds the server's programs: those that were named; else the newest on the machine that suits the cluster; else the npm
/// package, which is installed once.
/// </summary>
internal sealed class BinariesSearch(ServerAccount account, NpmPackage package)
{
    public const string EnvironmentVariable = "INTERVIEWKIT_PG_BIN";

    /// <param name="named">The folder that the options or the environment name, if one does.</param>
    /// <param name="nameSource">What named it, for the sentence about a bad one.</param>
    /// <param name="candidates">The folders to look in when none was named.</param>
    /// <param name="clusterMajor">The major version of the cluster that is already there: no other can open it.</param>
    /// <param name="cancellationToken">Ends the search and a running installation.</param>
    public async Task<PostgresBinaries> FindAsync(
        string? named, string nameSource, IReadOnlyList<string> candidates, int? clusterMajor, CancellationToken cancellationToken)
    {
        if (named is not null)
            return await NamedAsync(Path.GetFullPath(named), nameSource, clusterMajor, cancellationToken);

        var found = new List<PostgresBinaries>();
        foreach (var folder in candidates.Append(package.BinariesFolder))
        {
            if ((await PostgresBinaries.ProbeAsync(folder, account, cancellationToken)).Binaries is { } binaries)
                found.Add(binaries);
        }

        var newest = found.Where(binaries => clusterMajor is null || binaries.Version.Major == clusterMajor).MaxBy(binaries => binaries.Version);
        if (newest is not null)
            return newest;

        if (clusterMajor is { } needed && needed != NpmPackage.Major)
            throw OtherMajor(needed, found.Count == 0 ? "this machine has none" : $"this machine has only {string.Join(" and ", found.Select(Describe))}");

        return await InstalledAsync(cancellationToken);
    }

    private async Task<PostgresBinaries> NamedAsync(string folder, string nameSource, int? clusterMajor, CancellationToken cancellationToken)
    {
        var (binaries, reason) = await PostgresBinaries.ProbeAsync(folder, account, cancellationToken);
        if (binaries is null)
            throw new EmbeddedPostgresException($"The folder '{folder}' of {nameSource} {reason}: name the folder of 'postgres' and 'initdb', such as /usr/lib/postgresql/{PostgresBinaries.MajorMin}/bin.");

        return clusterMajor is null || binaries.Version.Major == clusterMajor
            ? binaries
            : throw OtherMajor(clusterMajor.Value, $"{nameSource} names {Describe(binaries)}");
    }

    private async Task<PostgresBinaries> InstalledAsync(CancellationToken cancellationToken)
    {
        await package.InstallAsync(cancellationToken);
        var (binaries, reason) = await PostgresBinaries.ProbeAsync(package.BinariesFolder, account, cancellationToken);
        return binaries ?? throw new EmbeddedPostgresException($"PostgreSQL was installed by npm, but '{package.BinariesFolder}' {reason}: install PostgreSQL {PostgresBinaries.MajorMin} or newer and set {EnvironmentVariable} to its bin folder.");
    }

    private static EmbeddedPostgresException OtherMajor(int needed, string found) => new(
        $"The data folder was made by PostgreSQL {needed}, but {found}: install PostgreSQL {needed}, or name another data folder.");

    private static string Describe(PostgresBinaries binaries) => $"PostgreSQL {binaries.Version} ('{binaries.Folder}')";
}
