using InterviewKit.EmbeddedPostgres.Processes;

namespace InterviewKit.EmbeddedPostgres.Binaries;

/// <summary>Where installers and package systems put PostgreSQL's programs.</summary>
internal static class UsualFolders
{
    /// <summary>Patterns with one <c>*</c>, which stands for a part of one folder's name.</summary>
    private static readonly string[] Linux =
    [
        "/usr/lib/postgresql/*/bin",        // Debian, Ubuntu
        "/usr/pgsql-*/bin",                 // the PostgreSQL project's packages for Red Hat
        "/usr/lib/postgresql*/bin",         // SUSE
        "/usr/libexec/postgresql*",         // Alpine
        "/usr/local/pgsql/bin",             // built from source
    ];

    private static readonly string[] MacOS =
    [
        "/opt/homebrew/opt/postgresql@*/bin",
        "/usr/local/opt/postgresql@*/bin",
        "/Applications/Postgres.app/Contents/Versions/*/bin",
    ];

    private static readonly string[] Windows = [@"C:\Program Files\PostgreSQL\*\bin"];

    /// <summary>The folders of PATH that have <c>pg_ctl</c> and the usual ones that exist, each once.</summary>
    public static IReadOnlyList<string> Find()
    {
        var patterns = OperatingSystem.IsWindows() ? Windows : OperatingSystem.IsMacOS() ? MacOS : Linux;
        return [.. OnPath().Concat(patterns.SelectMany(Expand)).Distinct()];
    }

    internal static IEnumerable<string> Expand(string pattern)
    {
        if (!pattern.Contains('*', StringComparison.Ordinal))
            return Directory.Exists(pattern) ? [pattern] : [];

        var parts = pattern.Split(pattern.Contains('\\', StringComparison.Ordinal) ? '\\' : '/');
        var wild = Array.FindIndex(parts, part => part.Contains('*', StringComparison.Ordinal));
        var parent = string.Join(Path.DirectorySeparatorChar, parts[..wild]);
        if (!Directory.Exists(parent))
            return [];

        return Directory.EnumerateDirectories(parent, parts[wild])
            .Select(folder => Path.Combine([folder, .. parts[(wild + 1)..]]))
            .Where(Directory.Exists)
            .Order(StringComparer.Ordinal);
    }

    /// <summary>A pg_ctl on PATH is often a link; its programs stand beside what it points to.</summary>
    private static IEnumerable<string> OnPath()
    {
        var fileName = OperatingSystem.IsWindows() ? "pg_ctl.exe" : "pg_ctl";
        return ExecutableSearch.FoldersOnPath()
            .Select(folder => new FileInfo(Path.Combine(folder, fileName)))
            .Where(file => file.Exists)
            .Select(file => (file.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? file.FullName))
            .Select(path => Path.GetDirectoryName(path)!);
    }
}
