using System.Diagnostics;
using InterviewKit.EmbeddedPostgres.Binaries;

namespace InterviewKit.EmbeddedPostgres.Tests.Support;

/// <summary>A test of what root only can do, or only root meets.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactIfRootAttribute : FactAttribute
{
    /// <summary>Skips the test for other users.</summary>
    public FactIfRootAttribute()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
            Skip = "Needs to run as root on Linux.";
    }
}

/// <summary>A test of what depends on Linux: signals, /proc and shell scripts.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactIfLinuxAttribute : FactAttribute
{
    /// <summary>Skips the test on other platforms.</summary>
    public FactIfLinuxAttribute()
    {
        if (!OperatingSystem.IsLinux())
            Skip = "Needs Linux.";
    }
}

/// <summary>A test that installs from npm: skipped where npm cannot, except on a build server, which has to be able to.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactIfNpmInstallsAttribute : FactAttribute
{
    private static readonly Lazy<bool> Installs = new(() =>
    {
        if (NpmPackage.FindNpm() is not { } npm)
            return false;
        using var view = Process.Start(new ProcessStartInfo(npm, ["view", "embedded-postgres", "version", "--fetch-retries=0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        if (view.WaitForExit(TimeSpan.FromSeconds(20)))
            return view.ExitCode == 0;
        view.Kill(entireProcessTree: true);
        return false;
    });

    /// <summary>Skips the test where npm is missing or does not reach its registry.</summary>
    public FactIfNpmInstallsAttribute()
    {
        if (Environment.GetEnvironmentVariable("CI") != "true" && !Installs.Value)
            Skip = "Needs npm and its registry.";
    }
}
