using System.Text.Json;
using InterviewKit.GraphQL.Conformance.Tests.Differences;

namespace InterviewKit.GraphQL.Conformance.Tests;

/// <summary>
/// What validation found, for comparison: each rule that is broken with each place it is broken at. How errors are grouped is
/// left to either side.
/// </summary>
internal sealed class Verdict
{
    private const string Values = "ValuesOfCorrectType";
    private const string InputFieldNames = "UniqueInputFieldNames";
    private const string FragmentNames = "UniqueFragmentNames";
    private const string VariableNames = "UniqueVariableNames";
    private const string VariablePositions = "VariablesInAllowedPosition";

    /// <summary>
    /// Rules whose places are not compared where both sides find them broken: <see cref="KnownDifferences.FieldsAboveConflicts"/>,
    /// <see cref="KnownDifferences.SubscriptionRoots"/> and <see cref="KnownDifferences.VariablesOfOneName"/>.
    /// </summary>
    private static readonly string[] RulesOfAnyPlace = ["OverlappingFieldsCanBeMerged", "SingleFieldSubscriptions", VariableNames];

    private readonly List<Finding> findings;

    private Verdict(IEnumerable<Finding> findings) => this.findings = [.. findings];

    public static Verdict Of(IEnumerable<GraphQLError> errors) => new(
        from error in errors
        from place in error.Locations
        select new Finding(RuleNames.Of(error), place.ToString(), KnownDifferences.IsOneOfEntry(error), KnownDifferences.IsOneOfVariable(error)));

    public static Verdict Of(JsonElement answer) => new(
        from error in answer.GetProperty("errors").EnumerateArray()
        from place in error.GetProperty("places").EnumerateArray()
        select new Finding(RuleNames.Of(error), $"{place[0]}:{place[1]}", error.GetProperty("ofOneOf").GetBoolean(), false));

    /// <summary>Both verdicts as text, without the differences that are known.</summary>
    public static (string Ours, string Theirs) Texts(Verdict ours, Verdict theirs)
    {
        // KnownDifferences.FragmentsOfOneName: all else follows from which of them is meant.
        return ours.Breaks(FragmentNames) && theirs.Breaks(FragmentNames) ? (FragmentNames, FragmentNames) : (ours.Text(theirs), theirs.Text(ours));
    }

    private string Text(Verdict other)
    {
        var rules = findings.Where(finding => other.Has(finding) || !other.Excuses(finding))
            .GroupBy(static finding => finding.Rule, static finding => finding.Place, StringComparer.Ordinal)
            .OrderBy(static rule => rule.Key, StringComparer.Ordinal);
        return string.Join('\n', rules.Select(rule => RulesOfAnyPlace.Contains(rule.Key) && other.Breaks(rule.Key)
            ? rule.Key
            : $"{rule.Key} at {string.Join(' ', rule.Distinct().Order(StringComparer.Ordinal))}"));
    }

    /// <summary>Whether it is a known difference that only the other side has that finding.</summary>
    private bool Excuses(Finding finding) =>
        finding.IsOneOfVariable
        || (finding.IsOneOfEntry && Breaks(Values))
        || (finding.Rule == Values && Breaks(InputFieldNames))
        || (finding.Rule == VariablePositions && Breaks(VariableNames));

    private bool Breaks(string rule) => findings.Exists(finding => finding.Rule == rule);

    private bool Has(Finding other) => findings.Exists(finding => finding.Rule == other.Rule && finding.Place == other.Place);

    private sealed record Finding(string Rule, string Place, bool IsOneOfEntry, bool IsOneOfVariable);
}
