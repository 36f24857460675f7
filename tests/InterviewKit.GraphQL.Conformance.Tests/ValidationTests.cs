using InterviewKit.GraphQL.Conformance.Tests.Differences;
using InterviewKit.GraphQL.Conformance.Tests.Documents;
using InterviewKit.GraphQL.Conformance.Tests.Reference;
using InterviewKit.GraphQL.Conformance.Tests.Schemas;
using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.Validation;
using Xunit.Abstractions;

namespace InterviewKit.GraphQL.Conformance.Tests;

[Collection(OracleTests.Name)]
public sealed class ValidationTests(Oracle oracle, ITestOutputHelper output)
{
    private static readonly ValidationOptions AllErrors = new() { MaxErrors = 100_000 };

    public static TheoryData<int, string, int> Cases => Seed.With(("menagerie", 700), ("contract", 500));

    [ReferenceTheory]
    [MemberData(nameof(Cases))]
    public async Task The_same_documents_break_the_same_rules_at_the_same_places(int seed, string schemaName, int count)
    {
        var schema = TestSchema.All.Single(schema => schema.Name == schemaName);
        string[] texts = [.. Seed.Dice(seed, count, 0.012).Select(dice => new DocumentGenerator(schema.Definition, dice).Generate().Text)];
        var answers = await oracle.AskAllAsync("validate", texts, text => new { schema = schema.Name, text });

        var comparison = new Comparison(output, seed);
        foreach (var (text, answer) in texts.Zip(answers))
        {
            if (!Parser.TryParse(new Source(text), ParserOptions.Trusted, out var document, out _)) continue;
            var errors = DocumentValidator.Validate(schema.Definition, document, AllErrors);
            var (ours, theirs) = Verdict.Texts(Verdict.Of(errors), Verdict.Of(answer));
            comparison.Add(errors.Count == 0, text, ours, theirs);
        }

        comparison.ShouldAgree(acceptedMin: count / 5, refusedMin: count / 5);
    }
}
