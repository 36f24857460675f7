using System.Globalization;
using System.Text;
using InterviewKit.EmbeddedPostgres.Processes;

namespace InterviewKit.EmbeddedPostgres.Cluster;

/// <summary>
/// Holds a data folder for one server. The lock is the operating system's on an open file, so it ends with the process,
/// however that ends, and cannot go stale.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    public static FolderLock Take(DataFolder folder, ServerAccount account)
    {
        FileStream file;
        try
        {
            file = new FileStream(folder.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new EmbeddedPostgresException($"The data folder '{folder.Path}' belongs to another user than '{Environment.UserName}' ({fault.Message.TrimEnd('.')}): start the program as the folder's owner, or name another data folder.", fault);
        }
        catch (IOException fault) when (IsLockedByAnother(fault))
        {
            throw new EmbeddedPostgresException($"The data folder '{folder.Path}' is in use by another process{Holder(folder.LockFile)}: stop that one, or name another data folder.", fault);
        }

        catch (IOException fault)
        {
            throw new EmbeddedPostgresException($"The lock file '{folder.LockFile}' could not be opened ({fault.Message.TrimEnd('.')}): see to the disk, or name another data folder.", fault);
        }

        account.Own(folder.LockFile, DataFolder.OwnerOnlyFile);
        file.SetLength(0);
        file.Write(Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
        file.Flush();
        return new FolderLock(file);
    }

    /// <summary>By the operating system's number for it: EWOULDBLOCK of Linux, of macOS, and Windows' sharing violation.</summary>
    private static bool IsLockedByAnother(IOException fault) =>
        (fault.HResult & 0xFFFF) == (OperatingSystem.IsLinux() ? 11 : OperatingSystem.IsMacOS() ? 35 : 32);

    /// <summary>The holder's process id, where the platform lets a locked file be read.</summary>
    private static string Holder(string lockFile)
    {
        try
        {
            using var file = new FileStream(lockFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(file);
            return int.TryParse(reader.ReadToEnd(), NumberStyles.None, CultureInfo.InvariantCulture, out var processId) ? $" (pid {processId})" : "";
        }
        catch (IOException)
        {
            return "";
        }
    }

    public void Dispose() => _file.Dispose();
}
