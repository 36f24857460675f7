using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;
using InterviewKit.GraphQL.Validation;

namespace InterviewKit.GraphQL.Tests.Validation;

/// <summary>What validation says of a document: nothing, or exactly these errors with these places (<c>line:column</c>, blank between).</summary>
internal static class Expectations
{
    public static void ShouldBeValid(this string document) => Validate(document).ShouldBeEmpty();

    public static void ShouldFail(this string document, params (string Message, string Locations)[] errors) =>
        Validate(document).ShouldBe(errors);

    public static (string Message, string Locations)[] Validate(this string document, ValidationOptions? options = null, Schema? schema = null) =>
    [
        .. DocumentValidator.Validate(schema ?? KennelSchema.Schema, Parser.Parse(new Source(document), ParserOptions.Trusted), options)
            .Select(error => (error.Message, string.Join(' ', error.Locations))),
    ];
}
