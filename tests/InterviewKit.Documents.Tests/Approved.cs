using System.Runtime.CompilerServices;

namespace InterviewKit.Documents.Tests;

/// <summary>Texts that were looked at and committed. A difference rewrites the file, to be looked at again; the build server only refuses.</summary>
internal static class Approved
{
    public static async Task MatchesAsync(string text, string fileName, [CallerFilePath] string here = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(here)!, fileName);
        var approved = File.Exists(path) ? await File.ReadAllTextAsync(path) : "";
        if (approved == text)
            return;
        if (Environment.GetEnvironmentVariable("CI") != "true")
            await File.WriteAllTextAsync(path, text);
        text.ShouldBe(approved, $"{fileName} was rewritten: look at the difference and commit it.");
    }
}
