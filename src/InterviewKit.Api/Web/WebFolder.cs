using Microsoft.AspNetCore.StaticFiles;

namespace InterviewKit.Api.Web;

/// <summary>
/// The output of the page's build. Looked into on each request, so that a page built while the service runs is served
/// at once and a removed file is merely not found.
/// </summary>
internal sealed class WebFolder(string path)
{
    private static readonly FileExtensionContentTypeProvider ContentTypes = new();

    private readonly string _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)) + Path.DirectorySeparatorChar;

    /// <summary>Null when there is no such file, when it lies outside the folder, or when its kind is none that a page is made of.</summary>
    public WebFile? Find(string relativePath)
    {
        // A NUL is the one character that GetFullPath refuses with an exception.
        if (relativePath.Contains('\0') || !ContentTypes.TryGetContentType(relativePath, out var contentType))
            return null;

        var file = Path.GetFullPath(Path.Combine(_root, relativePath));
        if (!file.StartsWith(_root, StringComparison.Ordinal) || !File.Exists(file))
            return null;

        // The build puts a hash of the content into the names of what is under assets/, and nowhere else.
        var isNamedByContent = file.StartsWith(Path.Combine(_root, "assets"), StringComparison.Ordinal);
        return new WebFile(file, contentType, isNamedByContent);
    }
}
