namespace InterviewKit.Tests.Seeding;

/// <summary>Seed files in a folder of their own, for tests that change them.</summary>
internal sealed class SeedFolderCopy : IDisposable
{
    private readonly string _parent = Directory.CreateTempSubdirectory("interviewkit-seed-").FullName;

    public SeedFolderCopy() => Path = System.IO.Path.Combine(_parent, "seed-data");

    public string Path { get; }

    /// <summary>The smallest bank and demo in which each rule can be broken.</summary>
    public static SeedFolderCopy Small()
    {
        var copy = new SeedFolderCopy();
        foreach (var (file, text) in SmallSeed.Files)
        {
            copy.Write(file, text);
        }

        return copy;
    }

    public static SeedFolderCopy OfCommitted()
    {
        var copy = new SeedFolderCopy();
        foreach (var file in Directory.EnumerateFiles(CommittedSeed.Folder, "*", SearchOption.AllDirectories))
        {
            copy.Write(System.IO.Path.GetRelativePath(CommittedSeed.Folder, file), File.ReadAllText(file));
        }

        return copy;
    }

    public void Write(string file, string text)
    {
        var full = Full(file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    /// <summary>Replaces a text that stands in the file once.</summary>
    public void Replace(string file, string found, string by)
    {
        var text = File.ReadAllText(Full(file));
        text.Split(found).Length.ShouldBe(2, $"\"{found}\" stands in {file} once");
        File.WriteAllText(Full(file), text.Replace(found, by, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(_parent, recursive: true);

    public string Full(string file) => System.IO.Path.Combine(Path, file);
}
