namespace InterviewKit.Tests.Seeding;

/// <summary>The repository's own <c>seed-data</c>.</summary>
internal static class CommittedSeed
{
    public static string Folder { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "InterviewKit.sln")))
            {
                return Path.Combine(folder.FullName, "seed-data");
            }
        }

        throw new DirectoryNotFoundException($"No InterviewKit.sln is above {AppContext.BaseDirectory}.");
    }
}
