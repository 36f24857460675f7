using InterviewKit.EmbeddedPostgres.Processes;

namespace InterviewKit.EmbeddedPostgres.Cluster;

/// <summary>The folder that the server alone owns, and what stands where in it.</summary>
internal sealed class DataFolder
{
    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    public const UnixFileMode OwnerOnlyFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Others may enter the parents that have to be made, as the server's account is one of the others.</summary>
    private const UnixFileMode Enterable = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly ServerAccount _account;

    private DataFolder(string path, ServerAccount account)
    {
        Path = path;
        _account = account;
    }

    public string Path { get; }

    /// <summary>Its presence also marks the folder as one of this library.</summary>
    public string LockFile => System.IO.Path.Combine(Path, "embedded-postgres.lock");

    /// <summary>Holds the process id of the lock's last holder.</summary>
    public string HolderFile => System.IO.Path.Combine(Path, "embedded-postgres.pid");

    public string Cluster => System.IO.Path.Combine(Path, "cluster");

    public string PasswordFile => System.IO.Path.Combine(Path, "password");

    public string Log => System.IO.Path.Combine(Path, "server.log");

    public string Binaries => System.IO.Path.Combine(Path, "binaries");

    /// <summary>Makes the folder if need be and sees that the server's account, and no other, can use it.</summary>
    /// <exception cref="EmbeddedPostgresException">The folder holds other files, is another user's or is out of the account's reach.</exception>
    public static async Task<DataFolder> PrepareAsync(string path, ServerAccount account, CancellationToken cancellationToken)
    {
        var folder = new DataFolder(System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path)), account);
        try
        {
            await folder.PrepareAsync(cancellationToken);
            return folder;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new EmbeddedPostgresException($"The data folder '{folder.Path}' cannot be used by '{Environment.UserName}' ({fault.Message.TrimEnd('.')}): name a folder that this user can make and write.", fault);
        }
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (_account.IsOther && await _account.FirstFailingAsync("-x", ExistingParents(), cancellationToken) is { } closed)
            throw new EmbeddedPostgresException($"PostgreSQL refuses to run as root, and '{_account.Name}', as whom it runs instead, cannot enter '{closed}', a parent of the data folder '{Path}': name a data folder elsewhere, such as one under /var/lib.");

        var isOurs = IsMarked();
        if (isOurs && _account.IsOther && await _account.FirstFailingAsync("-O", [Path], cancellationToken) is not null)
            throw new EmbeddedPostgresException($"The data folder '{Path}' belongs to another user than '{_account.Name}', as whom PostgreSQL has to run here: start the program as the folder's owner, or name another data folder.");

        // Looked at again afterwards: another process may be making the folder at this moment.
        if (!isOurs && Directory.Exists(Path) && Directory.EnumerateFileSystemEntries(Path).FirstOrDefault() is { } stranger && !IsMarked())
            throw new EmbeddedPostgresException($"The data folder '{Path}' holds files that are not the embedded PostgreSQL's, such as '{System.IO.Path.GetFileName(stranger)}': name an empty folder or one that does not exist.");

        MakeParents();
        Directory.CreateDirectory(Path);
        _account.Own(Path, OwnerOnly);
    }

    private bool IsMarked() => File.Exists(LockFile);

    private IEnumerable<string> ExistingParents() =>
        Parents().Where(Directory.Exists).Reverse();

    private IEnumerable<string> Parents()
    {
        for (var parent = System.IO.Path.GetDirectoryName(Path); parent is not null; parent = System.IO.Path.GetDirectoryName(parent))
            yield return parent;
    }

    private void MakeParents()
    {
        foreach (var parent in Parents().Reverse().Where(parent => !Directory.Exists(parent)))
        {
            Directory.CreateDirectory(parent);
            if (_account.IsOther && !OperatingSystem.IsWindows())
                File.SetUnixFileMode(parent, Enterable);
        }
    }
}
