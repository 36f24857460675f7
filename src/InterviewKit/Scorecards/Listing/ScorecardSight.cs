using InterviewKit.Access;

namespace InterviewKit.Scorecards;

/// <summary>Which scorecards a viewer may see, as a condition for lists and their counts. The seal's rules decide; this says where they come out how.</summary>
/// <param name="Self">The viewer's person, whose own scorecards are seen; null for a key that acts as nobody.</param>
/// <param name="AllBut">True: all applications but those named are open; false: only those named are.</param>
/// <param name="Applications">The applications named.</param>
/// <param name="OwnHidden">Applications in which even the person's own are hidden, from a key whose maker owes a scorecard there.</param>
internal sealed record ScorecardSight(
    PersonId? Self, bool AllBut, IReadOnlyList<ApplicationId> Applications, IReadOnlyList<ApplicationId> OwnHidden)
{
    public IQueryable<Scorecard> Filter(IQueryable<Scorecard> scorecards)
    {
        var (person, named, hidden) = (Self ?? default, Applications, OwnHidden);
        return AllBut
            ? scorecards.Where(scorecard => !named.Contains(scorecard.ApplicationId)
                || (scorecard.InterviewerId == person && !hidden.Contains(scorecard.ApplicationId)))
            : scorecards.Where(scorecard => named.Contains(scorecard.ApplicationId)
                || (scorecard.InterviewerId == person && !hidden.Contains(scorecard.ApplicationId)));
    }
}
