using System.Text.RegularExpressions;

namespace InterviewKit.GraphQL.Conformance.Tests.Differences;

/// <summary>
/// All that the engine does differently from the reference implementation, and the sentence of the September 2025 edition it
/// follows in that. What is not here fails the test that finds it.
/// </summary>
internal static partial class KnownDifferences
{
    private const string AnyElement =
        "7.1.2 Errors: \"each location is a map with the keys line and column, both positive numbers starting from 1 which describe the beginning of an associated syntax element\": of several elements any may be named.";

    /// <summary>The reference reads drafts after the September 2025 edition, and names other places in two cases.</summary>
    public static readonly KnownDifference[] Parsing =
    [
        new("Empty selection sets",
            "2.8 Selection Sets: \"SelectionSet : { Selection+ }\": at least one selection.",
            static disagreement => EmptySelectionSet().IsMatch(disagreement.Subject)),
        new("A string that is wrong inside or stands where none can be: one side points to the string, the other into or behind it", AnyElement,
            static disagreement => disagreement.IsAtString()),
    ];

    /// <summary>What only one side takes for a schema.</summary>
    public static readonly KnownDifference[] Schemas = [];

    /// <summary>Where errors are reported, or which follow from one that is reported.</summary>
    public static readonly KnownRuleDifference[] Validation =
    [
        new("After two fragments of one name the reference takes the last for the name, the engine the first",
            "5.5.1.1 Fragment Name Uniqueness: \"Fragment definitions are referenced in fragment spreads by name. To avoid ambiguity, each fragment's name must be unique within a document.\"",
            [], "UniqueFragmentNames"),
        new("The fields above those that do not merge are named by the reference, not by the engine", AnyElement, ["OverlappingFieldsCanBeMerged"]),
        new("The reference stops at @skip at the root of a subscription, the engine names all its root fields too", AnyElement, ["SingleFieldSubscriptions"]),
        new("A variable defined twice: the reference points to its name, the engine to the $ before it", AnyElement, ["UniqueVariableNames"]),
    ];

    /// <summary>
    /// Of a nullable variable in a OneOf input object, where that object's type is <c>T!</c>: the reference (17.1.0) looks only
    /// where it is <c>T</c>. 5.8.5 All Variable Usages Are Allowed, IsNonNullPosition: "If parentType is a OneOf Input Object
    /// type, return true."
    /// </summary>
    public static bool IsOneOfVariable(GraphQLError error) => error.Message.Contains("in the OneOf input object", StringComparison.Ordinal);

    /// <summary>
    /// Types and directives of the specification: their descriptions are not compared, since it gives none ("4.2 Schema
    /// Introspection" declares them without).
    /// </summary>
    public static bool IsBuiltIn(string name) =>
        name.StartsWith("__", StringComparison.Ordinal)
        || name is "Int" or "Float" or "String" or "Boolean" or "ID" or "skip" or "include" or "deprecated" or "specifiedBy" or "oneOf";

    /// <summary>
    /// Deprecated directives and variables of fragments, of drafts after the September 2025 edition, whose "4.2 Schema Introspection" has
    /// "directives: [__Directive!]!" without arguments, and no isDeprecated in __Directive.
    /// </summary>
    public static bool IsDraftIntrospection(string line) =>
        line.StartsWith("__Schema.fields: {\"name\":\"directives\"", StringComparison.Ordinal)
        || line.StartsWith("__Directive.fields: {\"name\":\"isDeprecated\"", StringComparison.Ordinal)
        || line.StartsWith("__Directive.fields: {\"name\":\"deprecationReason\"", StringComparison.Ordinal)
        || line.StartsWith("__DirectiveLocation.enumValues: {\"name\":\"DIRECTIVE_DEFINITION\"", StringComparison.Ordinal)
        || line.StartsWith("__DirectiveLocation.enumValues: {\"name\":\"FRAGMENT_VARIABLE_DEFINITION\"", StringComparison.Ordinal)
        || line == "deprecated.locations: \"DIRECTIVE_DEFINITION\"";

    [GeneratedRegex(@"\{[\s,\uFEFF]*(#[^\n\r]*[\s,\uFEFF]*)*\}")]
    private static partial Regex EmptySelectionSet();
}

/// <param name="Name">What differs.</param>
/// <param name="Sentence">The section and sentence of the specification that leaves it open.</param>
/// <param name="Rules">The rules whose places are not compared where both sides find them broken; empty: no rule is compared.</param>
/// <param name="RuleThatDecides">The rule that both sides have to find broken for the difference to hold; null: none.</param>
internal sealed record KnownRuleDifference(string Name, string Sentence, IReadOnlyList<string> Rules, string? RuleThatDecides = null);

/// <param name="Name">What differs.</param>
/// <param name="Sentence">The section and sentence of the specification that the engine follows.</param>
/// <param name="Explains">Whether this is why the sides disagree.</param>
internal sealed record KnownDifference(string Name, string Sentence, Func<Disagreement, bool> Explains);
