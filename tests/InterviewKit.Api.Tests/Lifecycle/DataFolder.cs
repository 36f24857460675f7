using System.Diagnostics;

namespace InterviewKit.Api.Tests.Lifecycle;

/// <summary>A folder for the data of services of one test, which goes with it.</summary>
internal sealed class DataFolder : IDisposable
{
    // Under the system's temporary folder, which the account that PostgreSQL runs as can enter.
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"interviewkit-lifecycle-{Guid.NewGuid():n}");

    public (string, string?) Variable => ("INTERVIEWKIT_DATA", Path);

    /// <summary>Whether a PostgreSQL runs on it, whoever started it.</summary>
    public bool HasServer() =>
        File.Exists(System.IO.Path.Combine(Path, "cluster", "postmaster.pid"))
        && int.TryParse(File.ReadLines(System.IO.Path.Combine(Path, "cluster", "postmaster.pid")).FirstOrDefault(), out var id)
        && IsAlive(id);

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }

    private static bool IsAlive(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
