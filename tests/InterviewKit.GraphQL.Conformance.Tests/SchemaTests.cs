using InterviewKit.GraphQL.Conformance.Tests.Differences;
using InterviewKit.GraphQL.Conformance.Tests.Documents;
using InterviewKit.GraphQL.Conformance.Tests.Reference;
using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;
using Xunit.Abstractions;

namespace InterviewKit.GraphQL.Conformance.Tests;

[Collection(OracleTests.Name)]
public sealed class SchemaTests(Oracle oracle, ITestOutputHelper output)
{
    public static TheoryData<int> Seeds => Seed.All;

    [ReferenceTheory]
    [MemberData(nameof(Seeds))]
    public async Task The_same_definitions_are_a_schema(int seed)
    {
        string[] texts = [.. Seed.Dice(seed, 500, 0.008).Select(static dice => new SchemaGenerator(dice).Generate())];
        var answers = await oracle.AskAllAsync("schema", texts, static sdl => new { sdl });

        var comparison = new Comparison(output, seed);
        foreach (var (text, answer) in texts.Zip(answers))
        {
            var read = SchemaReader.Read([new Source(text, "generated")]);
            var theirs = answer.GetProperty("ok").GetBoolean() ? "a schema" : "refused";
            var reason = theirs == "refused" ? answer.GetProperty("error").GetString() : string.Join('\n', read.Problems);
            comparison.Add(read.IsValid, $"{text}\n{reason}", read.IsValid ? "a schema" : "refused", theirs);
        }

        comparison.ShouldAgree(acceptedMin: 120, refusedMin: 120);
    }
}
