namespace InterviewKit.Scorecards;

/// <summary>What a rating says. Only SCORED is a score; none of the others is a low one. Stored as its number: never renumber.</summary>
public enum Assessment
{
    Scored = 1,
    NotAsked = 2,
    NoEvidence = 3,
    Declined = 4,
}
