using InterviewKit.Shared;

namespace InterviewKit.Tests.Shared;

public sealed class TextRulesTests
{
    [Theory]
    [InlineData("plain")]
    [InlineData("Zoë, 漢字, 😀")]
    [InlineData("two\nlines\tand a tab")]
    public void Ordinary_text_passes(string text)
    {
        TextRules.Check(text, 1, 100, "input", "summary").ShouldBeNull();
    }

    // Lone surrogates cannot stand in an attribute's argument: code units do.
    [Theory]
    [InlineData(new[] { 'a', 0, 'b' }, "U+0000 at position 1")]
    [InlineData(new[] { 'x', 0xD83D }, "U+D83D at position 1")]
    [InlineData(new[] { 0xDE00, 'x' }, "U+DE00 at position 0")]
    [InlineData(new[] { 0xD83D, 'x' }, "U+D83D at position 0")]
    public void What_no_document_can_hold_is_refused_with_its_place(int[] units, string expected)
    {
        var text = string.Concat(units.Select(unit => (char)unit));

        var refused = TextRules.Check(text, 100, "input", "ratings", "0", "evidence").ShouldNotBeNull();

        refused.Message.ShouldContain(expected);
        refused.Path.ShouldBe(["input", "ratings", "0", "evidence"]);
        refused.Code.ShouldBe("INVALID_INPUT");
    }

    [Fact]
    public void Too_long_and_too_short_say_how_much_too_much()
    {
        TextRules.Check(new string('x', 11), 10, "input", "title")!.Message.ShouldBe("title is 11 characters long; at most 10 are kept.");
        TextRules.Check("  short  ", 20, 100, "input", "summary")!.Message.ShouldBe("summary has 5 characters; at least 20 are needed.");
        TextRules.Check("   ", 1, 100, "input", "name")!.Message.ShouldBe("name is empty.");
    }

    [Fact]
    public void Near_matches_are_the_nearest_first()
    {
        NearMatches.Of("ownershp", ["user-empathy", "ownership", "trade-offs"]).ShouldBe(["ownership"]);
        NearMatches.Of("zzzzzz", ["user-empathy", "ownership"]).ShouldBeEmpty();
    }
}
