namespace InterviewKit.EmbeddedPostgres.Processes;

internal static class ExecutableSearch
{
    public static IEnumerable<string> FoldersOnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(Path.IsPathFullyQualified);

    /// <summary>The first file of that name in the folders of PATH, then in <paramref name="furtherFolders"/>.</summary>
    public static string? Find(string fileName, params IEnumerable<string> furtherFolders) =>
        FoldersOnPath().Concat(furtherFolders).Select(folder => Path.Combine(folder, fileName)).FirstOrDefault(File.Exists);
}
