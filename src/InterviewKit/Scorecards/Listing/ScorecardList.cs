using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.Hiring;
using InterviewKit.Shared;

namespace InterviewKit.Scorecards;

/// <summary>Pages of the scorecards that the viewer may see, newest first. What is sealed is in neither the list nor its count.</summary>
internal sealed class ScorecardList(IQuerySession session, ScorecardHorizon horizon, Applications applications, ScorecardReader reader, Viewer viewer)
{
    private static readonly KeysetOrder<Scorecard> Newest = new(
        "scorecard-newest",
        scorecards => scorecards.OrderByDescending(scorecard => scorecard.SubmittedAt).ThenByDescending(scorecard => scorecard.Id),
        scorecards => scorecards.OrderBy(scorecard => scorecard.SubmittedAt).ThenBy(scorecard => scorecard.Id),
        scorecard => [scorecard.SubmittedAt, scorecard.Id.Value],
        typeof(DateTimeOffset),
        typeof(Guid));

    public async Task<Connection<Scorecard>> PageAsync(ScorecardFilter? filter, PageRequest page, CancellationToken cancellationToken)
    {
        var sight = await horizon.GetAsync(cancellationToken);
        var matching = ScorecardFilter.Apply(filter, sight.Filter(session.Query<Scorecard>()), viewer);
        var rows = await Newest.PageAsync(matching, page, cancellationToken);

        // The list says which; the reader shows them, under the lock and with a receipt, and leaves out what was sealed meanwhile.
        var shown = await ShowAsync(rows.Nodes, cancellationToken);
        return rows with { Edges = [.. rows.Edges.Where(edge => shown.ContainsKey(edge.Node.Id)).Select(edge => edge with { Node = shown[edge.Node.Id] })] };
    }

    private async Task<Dictionary<ScorecardId, Scorecard>> ShowAsync(IReadOnlyList<Scorecard> scorecards, CancellationToken cancellationToken)
    {
        if (scorecards.Count == 0)
        {
            return [];
        }

        var of = await applications.LoadAsync([.. scorecards.Select(it => (ApplicationId?)it.ApplicationId).Distinct()], cancellationToken);
        var shown = await reader.ShowAsync([.. of.OfType<Application>()], scorecards.Select(it => it.Id).ToHashSet(), cancellationToken);
        return shown.SelectMany(it => it.Scorecards).ToDictionary(it => it.Id);
    }
}
