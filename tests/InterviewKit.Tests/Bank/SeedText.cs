using InterviewKit.Seeding;

namespace InterviewKit.Tests.Bank;

/// <summary>A value of a seed file, with its place.</summary>
/// <param name="File">As a person names it: <c>seed-data/questions/x.yaml</c>.</param>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Path">The fields that it stands in, from the outermost.</param>
/// <param name="Text">The value, with the lines of folded text joined.</param>
internal sealed record SeedText(string File, int Line, IReadOnlyList<string> Path, string Text)
{
    /// <summary>The innermost field that it stands in: <c>prompt</c>, <c>followUps</c>, or the score of an anchor.</summary>
    public string Field => Path is [.., var innermost] ? innermost : "";

    /// <summary>Every value of a file, in its order.</summary>
    public static IEnumerable<SeedText> AllOf(SeedFile file) => file.Root is { } root ? AllOf(file, [], root) : [];

    /// <summary>The place as editors make a link of it, and the text.</summary>
    public override string ToString() => $"{File}:{Line}: {Text}";

    private static IEnumerable<SeedText> AllOf(SeedFile file, IReadOnlyList<string> path, YamlNode node) => node switch
    {
        YamlScalar scalar => [new SeedText(file.Name, scalar.Line, path, scalar.Text.Trim())],
        YamlList list => list.Items.SelectMany(item => AllOf(file, path, item)),
        YamlMap map => map.Entries.SelectMany(entry => AllOf(file, [.. path, entry.Key], entry.Value)),
        _ => [],
    };
}
