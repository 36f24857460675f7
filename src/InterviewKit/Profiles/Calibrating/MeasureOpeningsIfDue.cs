using InterviewKit.Documents;
using InterviewKit.Psychometrics;
using InterviewKit.Psychometrics.RoleFit;
using InterviewKit.Scorecards;
using InterviewKit.Shared;

namespace InterviewKit.Profiles;

/// <summary>Measures how far the panels of openings agree, in the background, by the leader, each time a batch of an opening's scorecards is full.</summary>
internal sealed class MeasureOpeningsIfDue(IDocumentStore store, TimeProvider time)
{
    /// <summary>How many openings were measured.</summary>
    /// <exception cref="LeadershipLostException">Another node leads by now; nothing was written.</exception>
    public async Task<int> RunAsync(Leader leader, string workspace, CancellationToken cancellationToken)
    {
        await using var session = store.QuerySession(workspace);
        var openings = (await OpenedScorecards.ReadAsync(session, cancellationToken))
            .GroupBy(it => it.Scorecard.OpeningId)
            .Select(opening => (Id: OpeningAgreement.IdOf(opening.Key), Scorecards: opening.ToList()))
            .Where(opening => StatisticsBatch.IsFull(opening.Scorecards.Count, published: null))
            .OrderBy(opening => opening.Id, StringComparer.Ordinal)
            .ToList();
        var published = (await session.LoadManyAsync<OpeningAgreement>(openings.Select(opening => opening.Id), cancellationToken))
            .ToDictionary(agreement => agreement.Id, agreement => agreement.Scorecards, StringComparer.Ordinal);
        var now = Instants.ToMilliseconds(time.GetUtcNow());
        var due = openings
            .Where(opening => StatisticsBatch.IsFull(opening.Scorecards.Count, published.TryGetValue(opening.Id, out var last) ? last : null))
            .Select(opening => (opening.Id, Measure(opening.Id, opening.Scorecards, now)))
            .ToList();
        return await MeasuredDocuments.StoreAsync(leader, workspace, OpeningAgreement.Table, due, cancellationToken);
    }

    private static OpeningAgreement Measure(string id, List<ScorecardAtRevision> scorecards, DateTimeOffset now) => new()
    {
        Id = id,
        Scorecards = scorecards.Count,
        MeasuredAt = now,
        Agreement = PublishedEstimate.Of(PanelAgreement.Alpha(
            RatingObservation.FromRatings([.. scorecards.SelectMany(it => it.Ratings(NodeKeys.Of(it.Scorecard.ApplicationId)))]),
            new Bootstrap(Seed: scorecards.Count))),
    };
}
