using System.Text.RegularExpressions;

namespace InterviewKit.Tests.Bank;

/// <summary>That nothing in the bank and its demo says what another place says already.</summary>
public sealed partial class BankWordingTests
{
    /// <summary>"No figures." may be said of many.</summary>
    private const int SentenceWordsMin = 4;

    private static readonly string[] Scores = ["1", "2", "3", "4", "5"];

    /// <summary>An amendment says again what it leaves as it was.</summary>
    private static IEnumerable<SeedText> Texts => CommittedBank.Texts.Where(text => !text.Path.Contains("amended"));

    [Theory]
    [InlineData("title", 160)]
    [InlineData("prompt", 160)]
    [InlineData("followUps", 450)]
    [InlineData("lookFor", 300)]
    [InlineData("redFlags", 300)]
    [InlineData("evidence", 450)]
    [InlineData("summary", 120)]
    [InlineData("rationale", 25)]
    public void No_two_texts_of_a_field_are_nearly_the_same(string field, int least)
    {
        var texts = Texts.Where(text => text.Field == field).ToList();

        texts.Count.ShouldBeGreaterThanOrEqualTo(least, $"{field}: fewer were read than the bank has long had");
        NearDuplicates.Of(texts).ShouldBeEmpty();
    }

    [Fact]
    public void Nobody_in_the_demo_repeats_a_sentence_of_anybody()
    {
        Texts
            .Where(text => text.Field is "evidence" or "summary" or "rationale")
            .SelectMany(text => Sentences().Split(text.Text).Select(sentence => (Text: text, Plain: string.Join(' ', Words.Of(sentence)))))
            .Where(it => it.Plain.Count(letter => letter == ' ') >= SentenceWordsMin - 1)
            .GroupBy(it => it.Plain, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => $"\"{group.Key}\" stands in:\n  " + string.Join("\n  ", group.Select(it => it.Text)))
            .ShouldBeEmpty();
    }

    [Fact]
    public void No_two_anchors_of_the_whole_bank_are_nearly_the_same()
    {
        var anchors = CommittedBank.Texts.Where(text => Scores.Contains(text.Field)).ToList();

        anchors.Count.ShouldBeGreaterThanOrEqualTo(1_500, "anchors: fewer were read than the bank has long had");
        NearDuplicates.Of(anchors).ShouldBeEmpty();
    }

    [GeneratedRegex(@"(?<=[.!?]""?)\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Sentences();
}
