using System.Diagnostics;

namespace InterviewKit.Testing;

/// <summary>
/// Removes a cluster's folder once this process has ended. Test runners kill a test process a tenth of a second after its
/// last test, which is too short for an exit handler, so a shell that outlives the process does it.
/// </summary>
internal static class FolderRemoval
{
    // Reads until the other end of the pipe, which this process holds, is closed by its end; then waits for the server's.
    private const string Script = """
        exec > /dev/null 2>&1
        read -r line
        tries=0
        while kill -0 "$1" && [ $tries -lt 100 ]; do sleep 0.1; tries=$((tries + 1)); done
        rm -rf "$2"
        """;

    private static readonly List<Process> Watchers = [];

    public static void AfterThisProcess(string folder, int postmasterId)
    {
        if (OperatingSystem.IsWindows())
        {
            AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
            return;
        }

        // Kept, since a collected Process would close the pipe.
        lock (Watchers)
        {
            Watchers.Add(Process.Start(new ProcessStartInfo("/bin/sh", ["-c", Script, "sh", $"{postmasterId}", folder])
            {
                RedirectStandardInput = true,
                WorkingDirectory = "/",
            })!);
        }
    }
}
