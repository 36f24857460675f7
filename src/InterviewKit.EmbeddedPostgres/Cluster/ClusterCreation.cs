using System.Globalization;
using System.Security.Cryptography;
using InterviewKit.EmbeddedPostgres.Binaries;
using InterviewKit.EmbeddedPostgres.Processes;

namespace InterviewKit.EmbeddedPostgres.Cluster;

/// <summary>
/// Makes the cluster with initdb, in a sibling folder that gets its name only when whole: what a killed initdb leaves is
/// never taken for a cluster.
/// </summary>
internal sealed class ClusterCreation(DataFolder folder, ServerAccount account)
{
    public const string Superuser = "interviewkit";
    private const string UnfinishedPrefix = "cluster.creating-";
    private const int PasswordBytes = 24;

    /// <summary>From this version on PostgreSQL brings a UTF-8 locale of its own, the same on every platform.</summary>
    private const int BuiltinLocaleMajorMin = 17;

    /// <summary>The version that made the cluster which is already there, if there is one.</summary>
    public int? ExistingMajor()
    {
        if (!Directory.Exists(folder.Cluster))
            return null;

        var versionFile = Path.Combine(folder.Cluster, "PG_VERSION");
        return File.Exists(versionFile) && int.TryParse(File.ReadAllText(versionFile).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            ? major
            : throw new EmbeddedPostgresException($"The cluster '{folder.Cluster}' is damaged (it has no readable PG_VERSION): restore it from a backup, or delete the data folder '{folder.Path}' to start with an empty one.");
    }

    public async Task CreateAsync(PostgresBinaries binaries, bool durable, CancellationToken cancellationToken)
    {
        foreach (var leftover in Directory.EnumerateDirectories(folder.Path, UnfinishedPrefix + "*"))
            Directory.Delete(leftover, recursive: true);

        await WritePasswordAsync(cancellationToken);
        // A name of its own, as an initdb that outlived a killed program may still write to the one before.
        var unfinished = Path.Combine(folder.Path, UnfinishedPrefix + Guid.NewGuid().ToString("n"));
        var run = await CommandRun.RunAsync(account.Command(binaries.InitDb, folder.Path, Arguments(binaries, unfinished, durable)), cancellationToken);
        if (!run.Succeeded)
            throw new EmbeddedPostgresException($"PostgreSQL {binaries.Version} could not make a cluster in '{folder.Path}' (initdb said: {run.LastLines}).");

        Directory.Move(unfinished, folder.Cluster);
    }

    public string ReadPassword() => File.Exists(folder.PasswordFile)
        ? File.ReadAllText(folder.PasswordFile)
        : throw new EmbeddedPostgresException($"The cluster's password file '{folder.PasswordFile}' is missing: restore it from a backup, or delete the data folder '{folder.Path}' to start with an empty one.");

    private async Task WritePasswordAsync(CancellationToken cancellationToken)
    {
        File.Delete(folder.PasswordFile);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = DataFolder.OwnerOnlyFile;
        await using (var writer = new StreamWriter(folder.PasswordFile, options))
            await writer.WriteAsync(RandomNumberGenerator.GetHexString(PasswordBytes * 2, lowercase: true).AsMemory(), cancellationToken);
        account.Own(folder.PasswordFile, DataFolder.OwnerOnlyFile);
    }

    private IEnumerable<string> Arguments(PostgresBinaries binaries, string target, bool durable) =>
    [
        "-D", target,
        "-U", Superuser,
        "--auth=scram-sha-256",
        $"--pwfile={folder.PasswordFile}",
        "--encoding=UTF8",
        .. Locale(binaries.Version.Major),
        .. durable ? ["--data-checksums"] : (string[])["--no-sync"],
    ];

    private static string[] Locale(int major)
    {
        if (major >= BuiltinLocaleMajorMin)
            return ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
        return OperatingSystem.IsLinux() ? ["--locale=C.UTF-8"]
            : OperatingSystem.IsMacOS() ? ["--locale=en_US.UTF-8"]
            : ["--locale=C"];
    }
}
