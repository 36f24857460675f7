using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using InterviewKit.EmbeddedPostgres.Processes;

namespace InterviewKit.EmbeddedPostgres.Binaries;

/// <summary>A folder with the programs of one PostgreSQL version.</summary>
internal sealed partial record PostgresBinaries(string Folder, Version Version)
{
    /// <summary>The oldest version the service is tested with.</summary>
    public const int MajorMin = 15;

    private static readonly string Suffix = OperatingSystem.IsWindows() ? ".exe" : "";

    public string Postgres => PostgresIn(Folder);

    public string InitDb => InitDbIn(Folder);

    public string PgCtl => Path.Combine(Folder, "pg_ctl" + Suffix);

    /// <summary>Looks whether a folder can serve: the binaries, or else the reason why not as the end of a sentence.</summary>
    public static async Task<(PostgresBinaries? Binaries, string Reason)> ProbeAsync(string folder, ServerAccount account, CancellationToken cancellationToken)
    {
        foreach (var program in new[] { PostgresIn(folder), InitDbIn(folder) })
        {
            if (!File.Exists(program))
                return (null, $"has no '{Path.GetFileName(program)}'");
        }

        if (account.IsOther && await account.FirstFailingAsync("-x", [PostgresIn(folder), InitDbIn(folder)], cancellationToken) is { } closed)
            return (null, $"cannot be used by '{account.Name}', as whom PostgreSQL has to run ('{closed}' is out of its reach)");

        CommandRun run;
        try
        {
            run = await CommandRun.RunAsync(new ProcessStartInfo(PostgresIn(folder), "--version"), cancellationToken);
        }
        catch (EmbeddedPostgresException fault)
        {
            // Of another processor or C library, for example.
            return (null, $"has a postgres that does not run here ({fault.Message.TrimEnd('.')})");
        }

        if (!run.Succeeded || ParseVersion(run.Output) is not { } version)
            return (null, $"has a postgres that does not answer to --version (it said: {run.LastLines})");

        return version.Major < MajorMin
            ? (null, $"holds PostgreSQL {version}, and {MajorMin} or newer is needed")
            : (new PostgresBinaries(folder, version), "");
    }

    /// <summary>Reads <c>postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)</c>; a beta such as <c>19beta1</c> counts as 19.0.</summary>
    internal static Version? ParseVersion(string output)
    {
        var match = VersionText().Match(output);
        return match.Success
            ? new Version(Number(match.Groups["major"]), match.Groups["minor"].Success ? Number(match.Groups["minor"]) : 0)
            : null;
    }

    private static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    private static string PostgresIn(string folder) => Path.Combine(folder, "postgres" + Suffix);

    private static string InitDbIn(string folder) => Path.Combine(folder, "initdb" + Suffix);

    [GeneratedRegex(@"\(PostgreSQL\) (?<major>\d{1,4})(\.(?<minor>\d{1,4}))?", RegexOptions.ExplicitCapture)]
    private static partial Regex VersionText();
}
