using InterviewKit.Documents;
using InterviewKit.Psychometrics.Items;
using InterviewKit.Scorecards;
using InterviewKit.Shared;

namespace InterviewKit.Health;

/// <summary>
/// Measures questions, in the background, by the leader. A question's figures are published anew each time a batch of scorecards with a score
/// for that very question is full: a batch over all questions might hold a single answer to one of them.
/// </summary>
internal sealed class MeasureQuestionsIfDue(IDocumentStore store, TimeProvider time)
{
    /// <summary>How many questions were measured.</summary>
    /// <exception cref="LeadershipLostException">Another node leads by now; nothing was written.</exception>
    public async Task<int> RunAsync(Leader leader, string workspace, CancellationToken cancellationToken)
    {
        await using var session = store.QuerySession(workspace);
        var ratings = (await OpenedScorecards.ReadAsync(session, cancellationToken))
            .SelectMany(it => it.Ratings(NodeKeys.Of(it.Scorecard.ApplicationId)).Select(rating => (it.Scorecard.Id, Rating: rating)))
            .ToList();
        var scorecards = ratings
            .Where(it => it.Rating.Question is not null)
            .GroupBy(it => it.Rating.Question!, it => it.Id, StringComparer.Ordinal)
            .Select(question => (Key: question.Key, Count: question.Distinct().Count()))
            .Where(question => StatisticsBatch.IsFull(question.Count, published: null))
            .ToDictionary(question => question.Key, question => question.Count, StringComparer.Ordinal);
        var published = (await session.LoadManyAsync<QuestionFigures>(scorecards.Keys, cancellationToken))
            .ToDictionary(figures => figures.Id, figures => figures.Scorecards, StringComparer.Ordinal);
        var due = scorecards
            .Where(question => StatisticsBatch.IsFull(question.Value, published.TryGetValue(question.Key, out var last) ? last : null))
            .Select(question => question.Key)
            .ToHashSet(StringComparer.Ordinal);
        if (due.Count == 0)
        {
            return 0;
        }

        var now = Instants.ToMilliseconds(time.GetUtcNow());
        var measured = ItemAnalysis.Analyse([.. ratings.Select(it => it.Rating)])
            .Where(statistics => due.Contains(statistics.Question))
            .Select(statistics => (statistics.Question, QuestionFigures.Of(statistics, scorecards[statistics.Question], now)))
            .ToList();
        return await MeasuredDocuments.StoreAsync(leader, workspace, QuestionFigures.Table, measured, cancellationToken);
    }
}
