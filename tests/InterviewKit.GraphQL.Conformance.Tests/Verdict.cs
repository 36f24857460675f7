using System.Text.Json;
using InterviewKit.GraphQL.Conformance.Tests.Differences;

namespace InterviewKit.GraphQL.Conformance.Tests;

/// <summary>
/// What validation found, for comparison: each rule that is broken with each place it is broken at. How errors are grouped is
/// left to either side.
/// </summary>
internal sealed class Verdict
{
    private readonly Dictionary<string, SortedSet<string>> placesByRule;

    private Verdict(IEnumerable<(string Rule, string Place)> findings) =>
        placesByRule = findings.GroupBy(static finding => finding.Rule, static finding => finding.Place, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => new SortedSet<string>(group, StringComparer.Ordinal), StringComparer.Ordinal);

    public static Verdict Of(IEnumerable<GraphQLError> errors) => new(
        from error in errors from place in error.Locations select (RuleNames.Of(error), place.ToString()));

    /// <summary>What of <paramref name="errors"/> the reference is known not to see, where it does not see it.</summary>
    public void Forget(IEnumerable<GraphQLError> errors, Verdict theirs)
    {
        foreach (var error in errors.Where(KnownDifferences.IsOneOfVariable))
        {
            var rule = RuleNames.Of(error);
            if (!placesByRule.TryGetValue(rule, out var places)) continue;
            places.RemoveWhere(place => error.Locations.Any(location => location.ToString() == place) && !theirs.Has(rule, place));
            if (places.Count == 0) placesByRule.Remove(rule);
        }
    }

    public static Verdict Of(JsonElement answer) => new(
        from error in answer.GetProperty("errors").EnumerateArray()
        from place in error.GetProperty("places").EnumerateArray()
        select (RuleNames.Of(error), $"{place[0]}:{place[1]}"));

    /// <summary>Both verdicts as text, without the differences that are known.</summary>
    public static (string Ours, string Theirs) Texts(Verdict ours, Verdict theirs)
    {
        foreach (var difference in KnownDifferences.Validation)
        {
            if (difference.RuleThatDecides is not { } decisive || (ours.placesByRule.ContainsKey(decisive) && theirs.placesByRule.ContainsKey(decisive)))
                Drop(difference.Rules, ours, theirs);
        }

        return (ours.ToString(), theirs.ToString());
    }

    private bool Has(string rule, string place) => placesByRule.TryGetValue(rule, out var places) && places.Contains(place);

    public override string ToString() => string.Join(
        '\n', placesByRule.OrderBy(static entry => entry.Key, StringComparer.Ordinal).Select(static entry => $"{entry.Key} at {string.Join(' ', entry.Value)}"));

    /// <summary>Where both find a rule broken, it counts no more where; with an empty list of rules nothing counts any more.</summary>
    private static void Drop(IReadOnlyList<string> rules, Verdict ours, Verdict theirs)
    {
        if (rules.Count == 0)
        {
            ours.placesByRule.Clear();
            theirs.placesByRule.Clear();
        }

        foreach (var rule in rules)
        {
            if (!ours.placesByRule.ContainsKey(rule) || !theirs.placesByRule.ContainsKey(rule)) continue;
            ours.placesByRule.Remove(rule);
            theirs.placesByRule.Remove(rule);
        }
    }
}
