using InterviewKit.Documents;
using InterviewKit.GraphQL;

namespace InterviewKit.Scorecards;

/// <summary>A scorecard as one of its revisions has it.</summary>
internal sealed record ScorecardAtRevision(Scorecard Scorecard, RevisionOfScorecard Revision)
{
    /// <summary>As it stands now.</summary>
    public static ScorecardAtRevision Current(Scorecard scorecard) => new(scorecard, scorecard.Current);

    /// <summary>The words of those revisions; null where they were erased.</summary>
    public static async Task<IReadOnlyList<ScorecardText?>> TextsAsync(IReadOnlyList<ScorecardAtRevision> scorecards, FieldContext context)
    {
        var ids = scorecards.Select(it => ScorecardText.IdOf(it.Scorecard.Id, it.Revision.Number)).ToList();
        var found = (await context.Service<IQuerySession>().LoadManyAsync<ScorecardText>(ids, context.CancellationToken))
            .ToDictionary(text => text.Id, StringComparer.Ordinal);
        return [.. ids.Select(found.GetValueOrDefault)];
    }
}
