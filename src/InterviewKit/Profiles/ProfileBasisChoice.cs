using InterviewKit.Scorecards;

namespace InterviewKit.Profiles;

/// <summary>Which revision of a scorecard a profile reads.</summary>
internal static class ProfileBasisChoice
{
    /// <summary>
    /// LATEST: the last one. INDEPENDENT: the last one made before its author was shown another's judgement of this application; where
    /// there is none, the first, and the profile says so. What was withdrawn counts no more.
    /// </summary>
    public static ScorecardAtRevision Choose(this ProfileBasis basis, Scorecard scorecard) =>
        basis == ProfileBasis.Latest ? ScorecardAtRevision.Current(scorecard) : ScorecardAtRevision.Independent(scorecard);
}
