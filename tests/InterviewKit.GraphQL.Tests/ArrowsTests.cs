namespace InterviewKit.GraphQL.Tests;

/// <summary>Language ← TypeSystem ← {Validation, Execution} ← Transport: what a folder may know, held by the names in its sources.</summary>
public class ArrowsTests
{
    [Theory]
    [InlineData("Errors", "Language|TypeSystem|Validation|Execution|Transport|AspNetCore")]
    [InlineData("Language", "TypeSystem|Validation|Execution|Transport|AspNetCore")]
    [InlineData("TypeSystem", "Validation|Execution|Transport|AspNetCore")]
    [InlineData("Validation", "Execution|Transport|AspNetCore")]
    public void A_folder_does_not_know_what_builds_on_it(string folder, string others)
    {
        var files = Directory.GetFiles(Path.Combine(Sources(), folder), "*.cs", SearchOption.AllDirectories);
        files.ShouldNotBeEmpty();

        var breaches = from file in files
                       from line in File.ReadLines(file)
                       where line.StartsWith("using ", StringComparison.Ordinal)
                       from other in others.Split('|')
                       where line.Contains($"InterviewKit.GraphQL.{other}", StringComparison.Ordinal) || (other == "AspNetCore" && line.Contains("Microsoft.AspNetCore", StringComparison.Ordinal))
                       select $"{Path.GetFileName(file)}: {line}";
        breaches.ShouldBeEmpty();
    }

    private static string Sources()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "InterviewKit.sln")))
            folder = folder.Parent.ShouldNotBeNull("the tests run below the repository");
        return Path.Combine(folder.FullName, "src", "InterviewKit.GraphQL");
    }
}
