using InterviewKit.Scorecards;

namespace InterviewKit.Profiles;

/// <summary>Which revision of a scorecard a profile reads.</summary>
internal static class ProfileBasisChoice
{
    /// <summary>
    /// LATEST: the last one. INDEPENDENT: the last one made before its author was shown another's judgement of this application; where
    /// there is none, the first, and the profile says so. What was withdrawn counts no more.
    /// </summary>
    public static ScorecardAtRevision Choose(this ProfileBasis basis, Scorecard scorecard) => basis == ProfileBasis.Latest
        ? ScorecardAtRevision.Current(scorecard)
        : new ScorecardAtRevision(scorecard, Independent([.. scorecard.Revisions.Where(revision => revision.Number >= scorecard.CountsFrom)]));

    private static RevisionOfScorecard Independent(IReadOnlyList<RevisionOfScorecard> counting) =>
        counting.LastOrDefault(revision => revision.Receipt.Independent) ?? counting[0];
}
