namespace InterviewKit.Psychometrics.AdverseImpact;

/// <summary>
/// The four-fifths rule of the Uniform Guidelines on Employee Selection Procedures (29 CFR 1607.4 D), as the impact ratio of New York City's
/// Local Law 144. Pure and thread safe.
/// </summary>
public static class FourFifthsRule
{
    /// <summary>A group smaller than this is suppressed: its rate says nothing, and may identify a person.</summary>
    public const int GroupMin = 5;

    /// <summary>Every group against the one with the highest rate, in the order given.</summary>
    /// <param name="outcomes">Groups of one attribute, each once.</param>
    /// <exception cref="ArgumentException">A group occurs twice, or a count is impossible.</exception>
    public static IReadOnlyList<GroupImpact> Compare(IReadOnlyList<GroupOutcome> outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        Check(outcomes);
        var highest = outcomes.Where(outcome => outcome.Total >= GroupMin).Aggregate((GroupOutcome?)null, static (best, outcome)
            => best is null || (long)outcome.Selected * best.Total > (long)best.Selected * outcome.Total ? outcome : best);
        return [.. outcomes.Select(outcome
            => outcome.Total < GroupMin || highest is null ? Suppressed(outcome) : Compare(outcome, highest))];
    }

    private static GroupImpact Compare(GroupOutcome outcome, GroupOutcome highest)
    {
        var interval = WilsonInterval.Of(outcome.Selected, outcome.Total);
        var rate = Estimate.Of((double)outcome.Selected / outcome.Total, outcome.Total, interval.Low, interval.High, interval.Level);
        if (highest.Selected == 0)
        {
            return new GroupImpact(outcome.Group, rate, Estimate.Undefined("Nobody was selected: there is no rate to compare with.", outcome.Total), null, null);
        }

        // In whole numbers: 48/60 is four fifths of 60/60, and a quotient of doubles might say less.
        var (own, most) = ((long)outcome.Selected * highest.Total, (long)highest.Selected * outcome.Total);
        return new GroupImpact(
            outcome.Group,
            rate,
            Estimate.Of((double)own / most, outcome.Total),
            5 * own < 4 * most,
            outcome.Group == highest.Group
                ? 1
                : FisherExact.TwoSided(outcome.Selected, outcome.Total - outcome.Selected, highest.Selected, highest.Total - highest.Selected));
    }

    private static GroupImpact Suppressed(GroupOutcome outcome)
    {
        var none = Estimate.Undefined($"Groups under {GroupMin} are suppressed.", outcome.Total);
        return new GroupImpact(outcome.Group, none, none, null, null);
    }

    private static void Check(IReadOnlyList<GroupOutcome> outcomes)
    {
        foreach (var outcome in outcomes.Where(outcome => outcome.Selected < 0 || outcome.Selected > outcome.Total))
        {
            throw new ArgumentException(
                $"Group \"{outcome.Group}\" has {outcome.Selected} selected of {outcome.Total}; expected 0 to the total.", nameof(outcomes));
        }

        if (outcomes.GroupBy(outcome => outcome.Group, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"Group \"{twice.Key}\" occurs {twice.Count()} times; expected once.", nameof(outcomes));
        }
    }
}
