using System.Text;
using FsCheck;
using FsCheck.Fluent;
using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.Tests.Language;

/// <summary>What holds for any document. A failure prints the seed that <see cref="RandomDocument"/> makes the same document of.</summary>
public class LanguagePropertyTests
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(1000);

    [Fact]
    public void Printing_what_was_printed_and_parsed_changes_nothing() => Check.One(Runs, Prop.ForAll(Seeds(), seed =>
    {
        var printed = Parser.Parse(new Source(new RandomDocument(seed).Write())).ToString();

        Parser.Parse(new Source(printed)).ToString().ShouldBe(printed, $"seed {seed}");
    }));

    [Fact]
    public void Printing_keeps_the_tokens_of_the_text() => Check.One(Runs, Prop.ForAll(Seeds(), seed =>
    {
        var document = Parser.Parse(new Source(new RandomDocument(seed).Write()));

        // What may be missing is the optional first delimiter of a union, and the keyword of an operation that is nothing but a query.
        var lost = document.TokenCount - Parser.Parse(new Source(document.ToString())).TokenCount;
        lost.ShouldBeInRange(0, document.Definitions.Count(definition => definition is UnionTypeDefinitionNode or OperationDefinitionNode), $"seed {seed}");
    }));

    [Fact]
    public void A_damaged_document_is_read_or_refused_at_a_place_inside_it() => Check.One(Runs, Prop.ForAll(Seeds(), seed =>
    {
        var random = new Random(seed);
        var bytes = Encoding.UTF8.GetBytes(new RandomDocument(seed).Write());
        for (var i = random.Next(1, 4); i > 0; i--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);

        if (Parser.TryParse(new Source(bytes), null, out _, out var error)) return;

        error.Offset.ShouldBeInRange(0, bytes.Length, $"seed {seed}");
        error.Message.ShouldNotBeNullOrWhiteSpace();
        error.ToString().ShouldContain(error.Message);
    }));

    private static Arbitrary<int> Seeds() => Gen.Choose(0, int.MaxValue - 1).ToArbitrary();
}
