using System.Text.Json;

namespace InterviewKit.GraphQL.Conformance.Tests;

/// <summary>
/// Brings the rules of both sides together: the engine names the section of the specification, the reference its own class, and
/// one is sometimes two of the other.
/// </summary>
internal static class RuleNames
{
    private static readonly Dictionary<string, string> BySection = new(StringComparer.Ordinal)
    {
        ["5.1.1"] = "ExecutableDefinitions",
        ["5.2.1.1"] = "KnownOperationTypes",
        ["5.2.2.1"] = "UniqueOperationNames",
        ["5.2.3.1"] = "LoneAnonymousOperation",
        ["5.2.4.1"] = "SingleFieldSubscriptions",
        ["5.3.1"] = "FieldsOnCorrectType",
        ["5.3.2"] = "OverlappingFieldsCanBeMerged",
        ["5.3.3"] = "ScalarLeafs",
        ["5.4.1"] = "KnownArgumentNames",
        ["5.4.2"] = "UniqueArgumentNames",
        ["5.4.3"] = "ProvidedRequiredArguments",
        ["5.5.1.1"] = "UniqueFragmentNames",
        ["5.5.1.2"] = "KnownTypeNames",
        ["5.5.1.3"] = "FragmentsOnCompositeTypes",
        ["5.5.1.4"] = "NoUnusedFragments",
        ["5.5.2.1"] = "KnownFragmentNames",
        ["5.5.2.2"] = "NoFragmentCycles",
        ["5.5.2.3"] = "PossibleFragmentSpreads",
        ["5.6.1"] = "ValuesOfCorrectType",
        ["5.6.2"] = "ValuesOfCorrectType",
        ["5.6.3"] = "UniqueInputFieldNames",
        ["5.6.4"] = "ValuesOfCorrectType",
        ["5.7.1"] = "KnownDirectives",
        ["5.7.2"] = "KnownDirectives",
        ["5.7.3"] = "UniqueDirectivesPerLocation",
        ["5.8.1"] = "UniqueVariableNames",
        ["5.8.2"] = "VariablesAreInputTypes",
        ["5.8.3"] = "NoUndefinedVariables",
        ["5.8.4"] = "NoUnusedVariables",
        ["5.8.5"] = "VariablesInAllowedPosition",
    };

    public static string Of(GraphQLError error) => BySection[(string)error.Extensions!["section"]!];

    public static string Of(JsonElement error) => error.GetProperty("rule").GetString()! switch
    {
        // Of a variable whose type does not exist the reference says that the type is unknown, the engine that it is no input type.
        "KnownTypeNamesRule" when error.GetProperty("atVariable").GetBoolean() => "VariablesAreInputTypes",
        var name => name[..^"Rule".Length],
    };
}
