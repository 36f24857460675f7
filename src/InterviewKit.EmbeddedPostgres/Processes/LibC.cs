using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace InterviewKit.EmbeddedPostgres.Processes;

[SupportedOSPlatform("linux")]
internal static partial class LibC
{
    private const int NoSuchProcess = 3;

    /// <summary>Sends a signal; answers false if there is no such process any more.</summary>
    public static bool Signal(int processId, Signal signal)
    {
        if (Kill(processId, (int)signal) == 0)
            return true;

        var error = Marshal.GetLastPInvokeError();
        return error == NoSuchProcess ? false : throw new Win32Exception(error);
    }

    /// <summary>Gives a file to another user; a symbolic link is given itself, not what it points to.</summary>
    public static void ChangeOwner(string path, uint userId, uint groupId)
    {
        if (LChown(path, userId, groupId) != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int processId, int signal);

    [LibraryImport("libc", EntryPoint = "lchown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int LChown(string path, uint userId, uint groupId);
}

/// <summary>The signals a postmaster understands as ways to shut down.</summary>
internal enum Signal
{
    /// <summary>Fast shutdown: sessions are ended, the data is written.</summary>
    Interrupt = 2,

    /// <summary>Immediate shutdown: as a crash, with recovery at the next start.</summary>
    Quit = 3,
}
