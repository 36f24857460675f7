using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace InterviewKit.Benchmarks.Http;

/// <summary>
/// How much processor time PostgreSQL has used: the server's own process and one for each connection. Only Linux tells which processes these are;
/// elsewhere it stays zero.
/// </summary>
internal sealed class PostgresClock(string dataFolder)
{
    public TimeSpan Used => OperatingSystem.IsLinux() && Postmaster() is { } postmaster
        ? ChildrenOf(postmaster).Append(postmaster).Aggregate(TimeSpan.Zero, static (sum, process) => sum + UsedBy(process))
        : TimeSpan.Zero;

    private int? Postmaster()
    {
        var file = Directory.EnumerateFiles(dataFolder, "postmaster.pid", SearchOption.AllDirectories).FirstOrDefault();
        return file is not null && int.TryParse(File.ReadLines(file).First(), CultureInfo.InvariantCulture, out var id) ? id : null;
    }

    private static IEnumerable<int> ChildrenOf(int process) => File.ReadAllText($"/proc/{process}/task/{process}/children")
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select(child => int.Parse(child, CultureInfo.InvariantCulture));

    private static TimeSpan UsedBy(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.TotalProcessorTime;
        }
        catch (Exception ended) when (ended is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return TimeSpan.Zero; // A connection was closed meanwhile.
        }
    }
}
