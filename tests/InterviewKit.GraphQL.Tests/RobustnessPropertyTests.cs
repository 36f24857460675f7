using FsCheck;
using FsCheck.Fluent;
using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.Tests.Language;
using InterviewKit.GraphQL.Tests.Validation;
using InterviewKit.GraphQL.TypeSystem;
using InterviewKit.GraphQL.Validation;

namespace InterviewKit.GraphQL.Tests;

/// <summary>
/// Documents that are right in syntax and senseless in meaning are answered with errors, never with an exception. A failure prints the seed of
/// <see cref="RandomDocument"/>.
/// </summary>
public class RobustnessPropertyTests
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(500);

    [Fact]
    public void Any_document_can_be_validated() => Check.One(Runs, Prop.ForAll(Seeds(), seed =>
    {
        var document = Parser.Parse(new Source(new RandomDocument(seed).Write()));

        var errors = DocumentValidator.Validate(KennelSchema.Schema, document);

        errors.ShouldAllBe(error => error.Message.EndsWith('.') || error.Message.EndsWith('?'), $"seed {seed}");
    }));

    [Fact]
    public void Any_definitions_can_be_read_as_a_schema_or_are_told_why_not() => Check.One(Runs, Prop.ForAll(Seeds(), seed =>
    {
        var result = SchemaReader.Read([new Source(new RandomDocument(seed).Write(), "random"), new Source(KennelSchema.Sdl, "kennel")]);

        result.IsValid.ShouldBe(result.Problems.IsEmpty, $"seed {seed}");
        result.Problems.ShouldAllBe(problem => problem.Location.Source != null, $"seed {seed}");
    }));

    private static Arbitrary<int> Seeds() => Gen.Choose(0, int.MaxValue - 1).ToArbitrary();
}
