using System.Text.RegularExpressions;

namespace InterviewKit.GraphQL.Conformance.Tests.Differences;

/// <summary>
/// All that the engine does differently from the reference implementation, and the sentence of the September 2025 edition it
/// follows in that. What is not here fails the test that finds it. The engine's README tells the same to those who use it.
/// </summary>
internal static partial class KnownDifferences
{
    /// <summary>Of several elements any may be named.</summary>
    private const string AnyElement =
        "7.1.6 Errors: \"both positive numbers starting from 1 which describe the beginning of an associated syntax element\"";

    public static readonly KnownDifference EmptySelectionSets = new(
        "An empty selection set is a syntax error",
        "2.5 Selection Sets: \"SelectionSet : { Selection+ }\"");

    public static readonly KnownDifference DirectivesOfDirectives = new(
        "A directive cannot be applied to the definition of a directive, nor one be extended",
        "3.13 Directives: \"DirectiveDefinition : Description? directive @ Name ArgumentsDefinition? repeatable? on DirectiveLocations\"");

    public static readonly KnownDifference NextToken = new(
        "Of a token in the wrong place with no token behind it, the token is named, not what follows; a string that is wrong is named at its start or inside",
        AnyElement);

    public static readonly KnownDifference FragmentsOfOneName = new(
        "Of two fragments of one name the first is meant, not the last",
        "5.5.1.1 Fragment Name Uniqueness: \"Fragment definitions are referenced in fragment spreads by name. To avoid ambiguity, each fragment's name must be unique within a document.\"");

    public static readonly KnownDifference InputFieldsOfOneName = new(
        "Of an input field that is given twice both values are checked, not the last alone",
        "5.6.1 Values of Correct Type: \"For each literal Input Value value in the document\"");

    public static readonly KnownDifference OneOfVariables = new(
        "A nullable variable in a OneOf input object is refused where that object's type is T!, too",
        "5.8.5 All Variable Usages Are Allowed: \"If parentLocationType is a OneOf Input Object type, return true.\"");

    public static readonly KnownDifference OneOfEntries = new(
        "Fields that a OneOf input object does not define count as entries, and its one field that is null is named itself",
        "3.10.1 OneOf Input Objects: \"the value to be coerced must contain exactly one entry and that entry must not be null or the null literal\"");

    public static readonly KnownDifference FloatIds = new(
        "A float as a variable of type ID is refused, be it a whole number",
        "3.5.5 ID: \"Any other input value, including float input values (such as 4.0), must raise a request error indicating an incorrect type.\"");

    public static readonly KnownDifference FieldsAboveConflicts = new(
        "Of fields that do not merge those are named that differ, not those above them", AnyElement);

    public static readonly KnownDifference SubscriptionRoots = new(
        "A subscription with @skip or @include at its root is also told of its other faults there",
        "5.2.4.1 Single Root Field: \"collectedFieldsMap must have exactly one entry, which must not be an introspection field.\"");

    public static readonly KnownDifference VariablesOfOneName = new(
        "Of a variable that is defined twice the first definition is meant, and it is named at its $, not behind it", AnyElement);

    public static readonly KnownDifference DraftIntrospection = new(
        "Introspection has no deprecated directives and no variables of fragments",
        "4.2 Schema Introspection: \"directives: [__Directive!]!\"");

    public static readonly KnownDifference BuiltInDescriptions = new(
        "Types and directives of the specification have descriptions of their own",
        "4.2 Schema Introspection: \"description: String\"");

    public static IReadOnlyList<KnownDifference> All { get; } =
    [
        EmptySelectionSets, DirectivesOfDirectives, NextToken, FragmentsOfOneName, InputFieldsOfOneName, OneOfVariables, OneOfEntries,
        FloatIds, FieldsAboveConflicts, SubscriptionRoots, VariablesOfOneName, DraftIntrospection, BuiltInDescriptions,
    ];

    /// <summary>What explains that only one side takes a text for a document, or that they stop at different places.</summary>
    public static KnownDifference? OfParsing(Disagreement disagreement) =>
        EmptySelectionSet().IsMatch(disagreement.Subject) ? EmptySelectionSets
        : disagreement.IsAtDirectiveOfDirective() ? DirectivesOfDirectives
        : disagreement.IsAtNextToken() ? NextToken
        : null;

    public static bool IsOneOfVariable(GraphQLError error) => error.Message.Contains("in the OneOf input object", StringComparison.Ordinal);

    public static bool IsOneOfEntry(GraphQLError error) => OneOfEntry().IsMatch(error.Message);

    public static bool IsFloatId(GraphQLError error) => FloatId().IsMatch(error.Message);

    public static bool IsBuiltIn(string name) =>
        name.StartsWith("__", StringComparison.Ordinal)
        || name is "Int" or "Float" or "String" or "Boolean" or "ID" or "skip" or "include" or "deprecated" or "specifiedBy" or "oneOf";

    public static bool IsDraftIntrospection(string line) =>
        line.StartsWith("__Schema.fields: {\"name\":\"directives\"", StringComparison.Ordinal)
        || line.StartsWith("__Directive.fields: {\"name\":\"isDeprecated\"", StringComparison.Ordinal)
        || line.StartsWith("__Directive.fields: {\"name\":\"deprecationReason\"", StringComparison.Ordinal)
        || line.StartsWith("__DirectiveLocation.enumValues: {\"name\":\"DIRECTIVE_DEFINITION\"", StringComparison.Ordinal)
        || line.StartsWith("__DirectiveLocation.enumValues: {\"name\":\"FRAGMENT_VARIABLE_DEFINITION\"", StringComparison.Ordinal)
        || line == "deprecated.locations: \"DIRECTIVE_DEFINITION\"";

    [GeneratedRegex(@"\{[\s,\uFEFF]*(#[^\n\r]*[\s,\uFEFF]*)*\}")]
    private static partial Regex EmptySelectionSet();

    [GeneratedRegex("^Exactly one field must be given for the OneOf input object|must not be null, as .* is a OneOf input object")]
    private static partial Regex OneOfEntry();

    [GeneratedRegex("found -?[0-9]+[.eE][^ ]*, which is neither a string nor an integer")]
    private static partial Regex FloatId();
}

/// <param name="Name">What differs, as the engine does it.</param>
/// <param name="Sentence">The section and sentence of the specification that the engine follows, or that leaves it open.</param>
internal sealed record KnownDifference(string Name, string Sentence);
