using System.Globalization;

namespace InterviewKit.EmbeddedPostgres.Cluster;

/// <summary>
/// What a postmaster says of itself in its cluster. The lines are PostgreSQL's:
/// https://github.com/postgres/postgres/blob/REL_18_STABLE/src/include/utils/pidfile.h
/// </summary>
internal sealed record PostmasterPidFile(int ProcessId, bool IsReady)
{
    private const int StatusLine = 7;

    public static string PathIn(string cluster) => Path.Combine(cluster, "postmaster.pid");

    /// <summary>The file's content, or null if there is none or it is not written yet.</summary>
    public static PostmasterPidFile? Read(string cluster)
    {
        try
        {
            return Parse(File.ReadAllLines(PathIn(cluster)));
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (IOException) when (OperatingSystem.IsWindows())
        {
            // The postmaster is writing it.
            return null;
        }
    }

    internal static PostmasterPidFile? Parse(string[] lines)
    {
        if (lines.Length == 0 || !int.TryParse(lines[0].Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var processId))
            return null;
        return new PostmasterPidFile(Math.Abs(processId), lines.Length > StatusLine && lines[StatusLine].Trim() == "ready");
    }

    /// <summary>
    /// Puts this process's id in the place of one that now belongs to a stranger. A postmaster takes its parent's id for a
    /// stale one, and still looks whether the memory the file names is in use, which deleting the file would forgo.
    /// </summary>
    public static void ReplaceProcessId(string cluster, int processId)
    {
        var lines = File.ReadAllLines(PathIn(cluster));
        lines[0] = processId.ToString(CultureInfo.InvariantCulture);
        File.WriteAllText(PathIn(cluster), string.Join('\n', lines) + "\n");
    }
}
