using InterviewKit.Tests.Seeding;

namespace InterviewKit.Tests.Bank;

/// <summary>The words that somebody has looked at: all that the bank is written in, one a line, in ordinal order.</summary>
internal static class AcceptedWords
{
    /// <summary>The file as a person names it.</summary>
    public const string Name = "tests/InterviewKit.Tests/Bank/words.txt";

    public static IReadOnlyList<string> Read() => File.ReadAllLines(Path.Combine(CommittedSeed.Folder, "..", Name));

    /// <summary>The line of a text's word: a folded text begins above it.</summary>
    public static int LineOf(string word, SeedText text, IReadOnlyList<string> lines)
    {
        for (var line = text.Line; line <= lines.Count; line++)
        {
            if (Words.Of(lines[line - 1]).Contains(word))
            {
                return line;
            }
        }

        return text.Line;
    }
}
