namespace InterviewKit.Seeding;

/// <summary>The folder that seed files stand in.</summary>
/// <param name="path">Where it is.</param>
/// <param name="problems">Where problems go.</param>
internal sealed class SeedFolder(string path, SeedProblems problems)
{
    private const string Ending = ".yaml";

    private readonly string _name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));

    /// <summary>All files of a folder in it, by name. What has another ending is a problem, since it would be passed over in silence.</summary>
    public IReadOnlyList<SeedFile> ReadAll(string folder)
    {
        var full = Path.Combine(path, folder);
        if (!Directory.Exists(full))
        {
            problems.Add($"{_name}/{folder}", 0, $"There is no such folder ({Path.GetFullPath(full)}).");
            return [];
        }

        var files = new List<SeedFile>();
        foreach (var file in Directory.EnumerateFiles(full).Where(IsShown).Order(StringComparer.Ordinal))
        {
            var name = $"{_name}/{folder}/{Path.GetFileName(file)}";
            if (file.EndsWith(Ending, StringComparison.Ordinal))
            {
                files.Add(SeedFile.Read(file, name, problems));
            }
            else
            {
                problems.Add(name, 0, $"The file does not end in {Ending}, so it would not be loaded.");
            }
        }

        return files;
    }

    /// <summary>One file in it; null, and the problem noted, where there is none.</summary>
    public SeedFile? Read(string file)
    {
        var full = Path.Combine(path, file);
        if (File.Exists(full))
        {
            return SeedFile.Read(full, $"{_name}/{file}", problems);
        }

        problems.Add($"{_name}/{file}", 0, $"There is no such file ({Path.GetFullPath(full)}).");
        return null;
    }

    /// <summary>Editors and systems leave files of their own, whose names begin with a dot.</summary>
    private static bool IsShown(string file) => !Path.GetFileName(file).StartsWith('.');
}
