using System.Globalization;
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
            throw new EmbeddedPostgresException($"The data folder '{folder.Path}' is in use by another process{Holder(folder)}: stop that one, or name another data folder.", fault);
        }

        catch (IOException fault)
        {
            throw new EmbeddedPostgresException($"The lock file '{folder.LockFile}' could not be opened ({fault.Message.TrimEnd('.')}): see to the disk, or name another data folder.", fault);
        }

        account.Own(folder.LockFile, DataFolder.OwnerOnlyFile);
        File.WriteAllText(folder.HolderFile, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        account.Own(folder.HolderFile, DataFolder.OwnerOnlyFile);
        return new FolderLock(file);
    }

    /// <summary>By the operating system's number for it: EWOULDBLOCK of Linux, of macOS, and Windows' sharing violation.</summary>
    private static bool IsLockedByAnother(IOException fault) =>
        (fault.HResult & 0xFFFF) == (OperatingSystem.IsLinux() ? 11 : OperatingSystem.IsMacOS() ? 35 : 32);

    /// <summary>For the sentence only: a locked file cannot be read, so the holder's id stands in one beside it.</summary>
    private static string Holder(DataFolder folder) =>
        File.Exists(folder.HolderFile) && int.TryParse(File.ReadAllText(folder.HolderFile), NumberStyles.None, CultureInfo.InvariantCulture, out var processId)
            ? $" (pid {processId})"
            : "";

    public void Dispose() => _file.Dispose();
}
