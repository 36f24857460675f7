using System.ComponentModel;
using System.Diagnostics;

namespace InterviewKit.EmbeddedPostgres.Processes;

/// <summary>
/// The account the server runs as. PostgreSQL refuses root, so a process of root lends the server an unprivileged account;
/// any other process runs it as itself.
/// </summary>
internal sealed class ServerAccount
{
    private static readonly string[] UnprivilegedNames = ["postgres", "nobody"];
    private readonly string? _setpriv;
    private readonly string? _setsid;
    private readonly bool _canTieToParent;
    private readonly PasswdEntry? _unprivileged;

    private ServerAccount(string? setpriv, string? setsid, bool canTieToParent, PasswdEntry? unprivileged)
    {
        _setpriv = setpriv;
        _setsid = setsid;
        _canTieToParent = canTieToParent;
        _unprivileged = unprivileged;
    }

    /// <summary>Whether the server's account is another than this process's.</summary>
    public bool IsOther => _unprivileged is not null;

    public string Name => _unprivileged?.Name ?? Environment.UserName;

    public static async Task<ServerAccount> ForThisProcessAsync(CancellationToken cancellationToken)
    {
        // Windows' own initdb and postgres give up their privileges; macOS has no setpriv and no setsid.
        return OperatingSystem.IsLinux()
            ? await ForThisProcessAsync(ExecutableSearch.Find("setpriv", "/usr/bin", "/bin"), ExecutableSearch.Find("setsid", "/usr/bin", "/bin"), cancellationToken)
            : new ServerAccount(null, null, canTieToParent: false, null);
    }

    /// <summary>The same by the two programs of util-linux, either of which may be missing.</summary>
    internal static async Task<ServerAccount> ForThisProcessAsync(string? setpriv, string? setsid, CancellationToken cancellationToken)
    {
        return Environment.IsPrivilegedProcess
            ? await ForRootAsync(setpriv, setsid, cancellationToken)
            : new ServerAccount(setpriv, setsid, setpriv is not null && await CanTieAsync(setpriv, null, cancellationToken), null);
    }

    /// <summary>A short-lived command of this account, started in <paramref name="workingFolder"/>.</summary>
    public ProcessStartInfo Command(string executable, string workingFolder, params IEnumerable<string> arguments) =>
        StartInfo([.. IdentityPrefix(), executable, .. arguments], workingFolder);

    /// <summary>
    /// A server of this account: in a session of its own, so that Ctrl-C reaches the program only, and told to shut down
    /// by the kernel when the thread that started it ends, however it ends.
    /// </summary>
    public ProcessStartInfo Server(string executable, string workingFolder, params IEnumerable<string> arguments)
    {
        List<string> line = [.. IdentityPrefix(_canTieToParent ? "INT" : null)];
        if (_setsid is not null)
            line.Add(_setsid);
        return StartInfo([.. line, executable, .. arguments], workingFolder);
    }

    /// <summary>The first of the paths for which the account lacks the access that <c>test</c>'s flag asks for.</summary>
    public async Task<string?> FirstFailingAsync(string testFlag, IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        const string script = """flag=$1; shift; for path; do [ "$flag" "$path" ] || { printf %s "$path"; exit 0; }; done""";
        var run = await CommandRun.RunAsync(Command("/bin/sh", "/", ["-c", script, "sh", testFlag, .. paths]), cancellationToken);
        return run.Output.Length == 0 ? null : run.Output;
    }

    /// <summary>Gives a file or folder to the account and closes it to all others.</summary>
    public void Own(string path, UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
            return;
        File.SetUnixFileMode(path, mode);
        GiveTo(path);
    }

    /// <summary>Gives a whole folder to the account, who can then read all of it.</summary>
    public void OwnTree(string folder)
    {
        if (!IsOther || OperatingSystem.IsWindows())
            return;
        GiveTo(folder);
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories))
        {
            if (entry.LinkTarget is null)
                entry.UnixFileMode |= UnixFileMode.UserRead | (entry is DirectoryInfo ? UnixFileMode.UserExecute : 0);
            GiveTo(entry.FullName);
        }
    }

    private void GiveTo(string path)
    {
        if (!OperatingSystem.IsLinux() || _unprivileged is not { } owner)
            return;
        try
        {
            LibC.ChangeOwner(path, owner.UserId, owner.GroupId);
        }
        catch (Win32Exception fault)
        {
            throw new EmbeddedPostgresException($"'{path}' could not be given to the user '{owner.Name}', as whom PostgreSQL has to run: {fault.Message}.", fault);
        }
    }

    private static async Task<ServerAccount> ForRootAsync(string? setpriv, string? setsid, CancellationToken cancellationToken)
    {
        if (setpriv is null)
            throw new EmbeddedPostgresException("PostgreSQL refuses to run as root, and 'setpriv' (package util-linux), which would start it as another user, was not found: install it or start the program as an ordinary user.");

        foreach (var entry in UnprivilegedNames.Select(PasswdEntry.Find).OfType<PasswdEntry>())
        {
            if (await CanTieAsync(setpriv, entry, cancellationToken))
                return new ServerAccount(setpriv, setsid, canTieToParent: true, entry);
            var account = new ServerAccount(setpriv, setsid, canTieToParent: false, entry);
            if ((await CommandRun.RunAsync(account.Command("/bin/true", "/"), cancellationToken)).Succeeded)
                return account;
        }

        throw new EmbeddedPostgresException("PostgreSQL refuses to run as root, and root could become neither 'postgres' nor 'nobody' here (by setpriv): start the program as an ordinary user.");
    }

    /// <summary>Tries it with a signal that does nothing, as the thread that runs this may end before the command does.</summary>
    private static async Task<bool> CanTieAsync(string setpriv, PasswdEntry? entry, CancellationToken cancellationToken)
    {
        var account = new ServerAccount(setpriv, null, canTieToParent: true, entry);
        return (await CommandRun.RunAsync(StartInfo([.. account.IdentityPrefix("CONT"), "/bin/true"], "/"), cancellationToken)).Succeeded;
    }

    private IEnumerable<string> IdentityPrefix(string? parentDeathSignal = null)
    {
        string[] identity = _unprivileged is { } other
            ? ["--reuid", $"{other.UserId}", "--regid", $"{other.GroupId}", "--clear-groups"]
            : [];
        string[] tie = parentDeathSignal is null ? [] : ["--pdeathsig", parentDeathSignal];
        return identity.Length + tie.Length == 0 ? [] : [_setpriv!, .. identity, .. tie];
    }

    private static ProcessStartInfo StartInfo(string[] line, string workingFolder) =>
        new(line[0], line.Skip(1)) { WorkingDirectory = workingFolder };
}
