using System.Text.Json;
using InterviewKit.GraphQL.Conformance.Tests.Differences;
using InterviewKit.GraphQL.Conformance.Tests.Documents;
using InterviewKit.GraphQL.Conformance.Tests.Reference;
using InterviewKit.GraphQL.Conformance.Tests.Schemas;
using InterviewKit.GraphQL.Language;
using Xunit.Abstractions;

namespace InterviewKit.GraphQL.Conformance.Tests;

[Collection(OracleTests.Name)]
public sealed class ParsingTests(Oracle oracle, ITestOutputHelper output)
{
    public static TheoryData<int> Seeds => Seed.All;

    [ReferenceTheory]
    [MemberData(nameof(Seeds))]
    public async Task The_same_texts_are_documents_and_the_others_fail_at_the_same_place(int seed)
    {
        string[] texts = [.. Executable(seed, 700), .. TypeSystem(seed, 400)];
        var answers = await oracle.AskAllAsync("parse", texts, static text => new { text });
        var comparison = new Comparison(output, seed, KnownDifferences.OfParsing);
        foreach (var (text, answer) in texts.Zip(answers))
        {
            var isParsed = Parser.TryParse(new Source(text), ParserOptions.Trusted, out _, out var error);
            var theirs = answer.GetProperty("ok").GetBoolean() ? "a document" : $"refused at {Places.Of(answer)}";
            comparison.Add(isParsed, text, isParsed ? "a document" : $"refused at {error!.Position}", theirs);
        }

        comparison.ShouldAgree(acceptedMin: 200, refusedMin: 400);
    }

    [ReferenceTheory]
    [MemberData(nameof(Seeds))]
    public async Task What_is_parsed_and_printed_means_the_same(int seed)
    {
        string[] texts = [.. TestSchema.All.SelectMany(schema => Undamaged(seed, schema)).Where(IsDocument), .. TestSchema.All.Select(static schema => schema.Sdl)];
        var originals = await oracle.AskAllAsync("parse", texts, static text => new { text });
        var printed = await oracle.AskAllAsync(
            "parse", texts, static text => new { text = SyntaxPrinter.Print(Parser.Parse(new Source(text), ParserOptions.Trusted)) });

        var comparison = new Comparison(output, seed);
        for (var i = 0; i < texts.Length; i++)
            comparison.Add(true, texts[i], NormalOf(printed[i]), NormalOf(originals[i]));
        comparison.ShouldAgree(acceptedMin: 200, refusedMin: 0);
    }

    private static string NormalOf(JsonElement answer) => answer.TryGetProperty("normal", out var normal) ? normal.GetString()! : answer.ToString();

    private static bool IsDocument(string text) => Parser.TryParse(new Source(text), ParserOptions.Trusted, out _, out _);

    private static IEnumerable<string> Undamaged(int seed, TestSchema schema) =>
        Seed.Dice(seed, 150, 0.01).Select(dice => new DocumentGenerator(schema.Definition, dice).Generate().Text);

    private static IEnumerable<string> Executable(int seed, int count) => Seed.Dice(seed, count, 0.03).Select(static dice =>
    {
        var text = new DocumentGenerator(TestSchema.Menagerie.Definition, dice).Generate().Text;
        return dice.Chance(0.2) ? text : TextDamage.Apply(text, dice);
    });

    /// <summary>Some lines of a schema, so that most definitions are whole.</summary>
    private static IEnumerable<string> TypeSystem(int seed, int count) => Seed.Dice(seed, count, 0).Select(static dice =>
    {
        var definitions = dice.Pick(TestSchema.All).Sdl.Split("\n\n");
        var text = dice.Pick(definitions);
        return dice.Chance(0.2) ? text : TextDamage.Apply(text, dice);
    });
}
