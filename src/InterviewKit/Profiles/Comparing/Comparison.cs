using InterviewKit.Hiring;
using InterviewKit.Psychometrics.RoleFit;
using InterviewKit.Shared;
using InterviewKit.Taxonomy;

namespace InterviewKit.Profiles;

/// <summary>Applications of one opening side by side, on one role.</summary>
internal sealed record Comparison(
    Opening Opening, Role Role, IReadOnlyList<ComparedApplication> Entries, IReadOnlyList<IndistinguishablePair> Indistinguishable)
{
    /// <summary>Scores that differ by rounding alone are ties.</summary>
    private const int TieDigits = 9;

    /// <summary>The comparison of what may be seen: an application without an input is there, and says nothing.</summary>
    /// <param name="opening">The applications' opening.</param>
    /// <param name="role">The role to compare on.</param>
    /// <param name="applications">In the order in which those without a rank are shown; the input is null where sealed, or without a scorecard.</param>
    public static Comparison Of(Opening opening, Role role, IReadOnlyList<(Application Application, ProfileInput? Input)> applications)
    {
        var entries = Ranked([.. applications.Select(it => Entry(it.Application, it.Input, role))]);
        return new Comparison(opening, role, entries, Pairs(role, entries, [.. applications.Select(it => it.Input).OfType<ProfileInput>()]));
    }

    private static ComparedApplication Entry(Application application, ProfileInput? input, Role role)
    {
        var profile = input is null ? null : RoleFitProfile.Of(input);
        return new ComparedApplication(application, profile, profile?.Fits.First(fit => fit.Result.Role.Key == role.Key), Rank: null);
    }

    private static IReadOnlyList<ComparedApplication> Ranked(IReadOnlyList<ComparedApplication> entries)
    {
        var scores = entries.Select(entry => entry.Score).OfType<double>().Select(score => Math.Round(score, TieDigits)).ToList();
        return [.. entries
            .Select(entry => entry.Score is { } score ? entry with { Rank = 1 + scores.Count(other => other > Math.Round(score, TieDigits)) } : entry)
            .OrderBy(entry => entry.Rank ?? int.MaxValue)];
    }

    /// <summary>
    /// One estimate over all applications: what two of them share (a severe interviewer of both, the level of a dimension) cancels, so that
    /// they are told apart where each profile alone would not do it. Applications that are pinned to different calibrations are compared by the
    /// newest of them.
    /// </summary>
    private static IReadOnlyList<IndistinguishablePair> Pairs(Role role, IReadOnlyList<ComparedApplication> entries, IReadOnlyList<ProfileInput> inputs)
    {
        if (inputs.Count < 2)
        {
            return [];
        }

        var calibration = inputs.Select(input => input.Calibration).MaxBy(calibration => calibration.Version)!;
        var joint = RoleFitModel.Estimate(
            calibration, [.. inputs.SelectMany(input => input.Scorecards.SelectMany(it => it.Ratings(NodeKeys.Of(input.Application.Id))))]);
        var place = entries.Select((entry, index) => (Key: NodeKeys.Of(entry.Application.Id), index)).ToDictionary(it => it.Key, it => it.index, StringComparer.Ordinal);
        return [.. joint.Pairs(RoleFitProfile.Definition(role))
            .Where(pair => pair.Indistinguishable)
            .Select(pair => place[pair.Higher] < place[pair.Lower]
                ? (A: place[pair.Higher], B: place[pair.Lower], pair.Probability)
                : (A: place[pair.Lower], B: place[pair.Higher], Probability: 1 - pair.Probability))
            .OrderBy(pair => pair.A)
            .ThenBy(pair => pair.B)
            .Select(pair => new IndistinguishablePair(entries[pair.A].Application, entries[pair.B].Application, pair.Probability))];
    }
}

/// <summary>One application of a comparison.</summary>
internal sealed record ComparedApplication(Application Application, RoleFitProfile? Profile, RoleFit? Fit, int? Rank)
{
    public double? Score => Fit?.Result.Score?.Score;
}

/// <summary>Two applications that the evidence does not tell apart.</summary>
internal sealed record IndistinguishablePair(Application A, Application B, double Probability);
