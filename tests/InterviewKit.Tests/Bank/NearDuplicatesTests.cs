namespace InterviewKit.Tests.Bank;

public sealed class NearDuplicatesTests
{
    [Fact]
    public void Texts_that_differ_by_a_word_and_a_comma_are_found_with_their_places()
    {
        var pair = NearDuplicates.Of(
        [
            Text("a.yaml", "Names the measures taken, and why each of them was."),
            Text("b.yaml", "Tells whom the delay hurt most."),
            Text("c.yaml", "names the steps taken and why each of them was"),
        ]).ShouldHaveSingleItem();

        pair.Similarity.ShouldBeInRange(0.6, 0.9);
        pair.ToString().ShouldContain("a.yaml:7: Names the measures taken, and why each of them was.");
        pair.ToString().ShouldContain("c.yaml:7: names the steps taken and why each of them was");
    }

    [Fact]
    public void The_same_text_is_wholly_alike() =>
        NearDuplicates.Of([Text("a.yaml", "Zoé said: no."), Text("b.yaml", "zoé said no")]).ShouldHaveSingleItem().Similarity.ShouldBe(1);

    [Fact]
    public void Texts_of_one_subject_in_other_words_are_not_alike() =>
        NearDuplicates.Of([Text("a.yaml", "Names the measures taken, and why each was."), Text("b.yaml", "Says which measures were left out, and whom that saved.")]).ShouldBeEmpty();

    private static SeedText Text(string file, string text) => new(file, 7, ["3"], text);
}
