using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.Shared;

namespace InterviewKit.Questions;

/// <summary>Reads questions and their revisions as the viewer may see them.</summary>
internal sealed class QuestionBank(
    IQuerySession session, KnownDocuments<QuestionRevision> revisions, IEnumerable<IQuestionRanking> rankings, Viewer viewer)
{
    public Task<Connection<Question>> PageAsync(QuestionFilter filter, QuestionOrder order, PageRequest page, CancellationToken cancellationToken)
    {
        var matching = filter.Apply(session.Query<Question>(), viewer);
        return rankings.FirstOrDefault(ranking => ranking.Order == order) is { } ranked
            ? RankedQuestions.PageAsync(session, matching, ranked, page, cancellationToken)
            : QuestionOrders.Of(order).PageAsync(matching, page, cancellationToken);
    }

    /// <summary>The questions with those keys, in that order; null where there is none that the viewer may see.</summary>
    public async Task<IReadOnlyList<Question?>> LoadAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var found = (await session.LoadManyAsync<Question>(keys.Distinct(StringComparer.Ordinal), cancellationToken))
            .Where(question => question.MayBeSeenBy(viewer))
            .ToDictionary(question => question.Key, StringComparer.Ordinal);
        return [.. keys.Select(found.GetValueOrDefault)];
    }

    /// <summary>
    /// The revisions with those ids, in that order; null where there is none. What pins a revision has asked whether the viewer may see
    /// it; <c>node</c> asks for each.
    /// </summary>
    public async Task<IReadOnlyList<QuestionRevision?>> LoadRevisionsAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var found = (await revisions.LoadAsync(session, ids, cancellationToken))
            .ToDictionary(revision => revision.Id, StringComparer.Ordinal);
        return [.. ids.Select(found.GetValueOrDefault)];
    }

    /// <summary>All revisions of those questions that the viewer may see, newest first.</summary>
    public async Task<ILookup<string, QuestionRevision>> HistoriesAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var history = await session.Query<QuestionRevision>()
            .Where(revision => keys.Contains(revision.QuestionKey))
            .OrderByDescending(revision => revision.Revision)
            .ToListAsync(cancellationToken);
        return history.Where(revision => revision.MayBeSeenBy(viewer)).ToLookup(revision => revision.QuestionKey, StringComparer.Ordinal);
    }
}
