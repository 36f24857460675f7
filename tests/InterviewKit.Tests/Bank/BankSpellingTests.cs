using InterviewKit.Tests.Seeding;

namespace InterviewKit.Tests.Bank;

/// <summary>That the bank is spelled as Americans spell. No dictionary is asked: each of its words was looked at once, and stands in <c>words.txt</c>.</summary>
public sealed class BankSpellingTests
{
    [Fact]
    public void Every_word_was_looked_at() => Unaccepted(CommittedSeed.Folder).ShouldBeEmpty();

    [Fact]
    public void No_word_is_British() => British(CommittedSeed.Folder).ShouldBeEmpty();

    [Fact]
    public void The_accepted_words_stand_in_order_and_once()
    {
        var words = AcceptedWords.Read();

        words.Zip(words.Skip(1))
            .Where(pair => string.CompareOrdinal(pair.First, pair.Second) >= 0)
            .Select(pair => $"{AcceptedWords.Name}: {pair.Second} stands after {pair.First}.")
            .ShouldBeEmpty();
    }

    [Fact]
    public void No_accepted_word_is_British() =>
        AcceptedWords.Read().Where(word => AmericanEnglish.InsteadOf(word) is not null).ShouldBeEmpty();

    [Fact]
    public void A_misspelled_word_is_named_with_its_file_and_line_in_the_midst_of_folded_text()
    {
        using var seed = SeedFolderCopy.Small();
        seed.Replace("questions/first.yaml", "that you built.", "that you buillt.");

        Unaccepted(seed.Path).ShouldContain(
            "seed-data/questions/first.yaml:11: \"buillt\" is new: check its spelling, and add it to tests/InterviewKit.Tests/Bank/words.txt.");
    }

    [Fact]
    public void A_British_word_is_named_with_its_place_and_the_American_one()
    {
        using var seed = SeedFolderCopy.Small();
        seed.Replace("questions/first.yaml", "title: The first question", "title: The first fortnight");

        British(seed.Path).ShouldHaveSingleItem().ShouldBe("seed-data/questions/first.yaml:2: \"fortnight\" is British; in American English: two weeks.");
    }

    [Theory]
    [InlineData("behavioural", "behavioral")]
    [InlineData("neighbours", "neighbors")]
    [InlineData("organisation", "organization")]
    [InlineData("prioritised", "prioritized")]
    [InlineData("cancelling", "canceling")]
    [InlineData("whilst", "while")]
    public void British_spellings_are_known_by_their_stems(string british, string american) => AmericanEnglish.InsteadOf(british).ShouldBe(american);

    [Theory]
    [InlineData("behavioral")]
    [InlineData("hour")]
    [InlineData("revise")]
    [InlineData("promised")]
    [InlineData("optimist")]
    [InlineData("called")]
    [InlineData("rolling")]
    [InlineData("improvised")]
    [InlineData("emphasis")]
    public void What_is_spelled_the_same_everywhere_is_no_Briticism(string word) => AmericanEnglish.InsteadOf(word).ShouldBeNull();

    private static List<string> Unaccepted(string folder)
    {
        var accepted = AcceptedWords.Read().ToHashSet(StringComparer.Ordinal);
        return Found(folder, word => accepted.Contains(word) ? null : $"is new: check its spelling, and add it to {AcceptedWords.Name}.");
    }

    private static List<string> British(string folder) =>
        Found(folder, word => AmericanEnglish.InsteadOf(word) is { } instead ? $"is British; in American English: {instead}." : null);

    /// <summary>A sentence for each text's word that something is said of. Numbers are no words.</summary>
    private static List<string> Found(string folder, Func<string, string?> fault)
    {
        var found = new List<string>();
        var faults = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var text in folder == CommittedSeed.Folder ? CommittedBank.Texts : CommittedBank.TextsOf(folder))
        {
            foreach (var word in Words.Of(text.Text).Distinct().Where(word => !word.Any(char.IsDigit)))
            {
                if (!faults.TryGetValue(word, out var said))
                {
                    faults[word] = said = fault(word);
                }

                if (said is not null)
                {
                    var lines = File.ReadAllLines(Path.Combine(folder, "..", text.File));
                    found.Add($"{text.File}:{AcceptedWords.LineOf(word, text, lines)}: \"{word}\" {said}");
                }
            }
        }

        return found;
    }
}
